using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Selfsame.Architecture.Tests;

/// <summary>Writes down everything of an assembly that other assemblies can use, in an order that does not depend on the source.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().Where(type => !type.IsNested || IsVisible(type)).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.Namespace).Append('.').Append(TypeName.Of(type)).Append(Bases(type)).Append('\n');
            foreach (var member in type.GetMembers(Declared).Select(member => Describe(type, member)).OfType<string>().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string? Describe(Type type, MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsVisible(field) =>
            type.IsEnum ? $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}" : $"{Static(field.IsStatic)}{TypeName.Of(field.FieldType)} {field.Name}",
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) && !IsRecordMember(type, constructor) =>
            $"{Protected(constructor)}new({Parameters(constructor)})",
        PropertyInfo property when Accessor(property) is { } accessor && !IsRecordMember(type, accessor) =>
            $"{Protected(accessor)}{Static(accessor.IsStatic)}{Virtual(accessor)}{TypeName.Of(property.PropertyType)} {property.Name}{Index(property)} {{{Accessors(property)} }}",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !IsRecordMember(type, method) =>
            $"{Protected(method)}{Static(method.IsStatic)}{Virtual(method)}{TypeName.Of(method.ReturnType)} {method.Name}{TypeName.Arguments(method.GetGenericArguments())}({Parameters(method)})",
        EventInfo @event when IsVisible(@event.AddMethod!) => $"event {TypeName.Of(@event.EventHandlerType!)} {@event.Name}",
        _ => null,
    };

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract " + RecordOrClass(type),
        _ => RecordOrClass(type),
    };

    private static string RecordOrClass(Type type) => type.GetMethod("<Clone>$") is null ? "class" : "record";

    private static string Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Where(each => each.IsVisible && each.Name != "IEquatable`1").Select(TypeName.Of).Order(StringComparer.Ordinal);
        var all = type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) ? bases.Prepend(TypeName.Of(parent)) : bases;
        return type.IsEnum || !all.Any() ? "" : " : " + string.Join(", ", all);
    }

    // What the compiler writes for every record would only hide what somebody wrote.
    private static bool IsRecordMember(Type type, MethodBase method) =>
        (method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.StartsWith("get_", StringComparison.Ordinal) && !method.Name.StartsWith("set_", StringComparison.Ordinal))
        || (type.GetMethod("<Clone>$") is not null && method.Name is "get_EqualityContract" or "PrintMembers" or "<Clone>$")
        || (method is ConstructorInfo && method.GetParameters() is [var only] && only.ParameterType == type);

    private static MethodInfo? Accessor(PropertyInfo property) =>
        new[] { property.GetMethod, property.SetMethod }.FirstOrDefault(method => method is not null && IsVisible(method));

    private static string Accessors(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? IsInitOnly(setter) ? " init;" : " set;" : "";
        return get + set;
    }

    private static bool IsInitOnly(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Index(PropertyInfo property) => property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var direction = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var fallback = parameter.HasDefaultValue ? " = " + Constant(parameter.DefaultValue) : "";
        return $"{direction}{TypeName.Of(parameter.ParameterType)} {parameter.Name}{fallback}";
    }

    private static string Constant(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static bool IsVisible(Type type) => type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static string Protected(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Virtual(MethodInfo method) => method switch
    {
        { DeclaringType.IsInterface: true } => "",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => method.GetBaseDefinition() == method ? "virtual " : "override ",
        _ => "",
    };
}
