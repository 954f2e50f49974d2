using System.Runtime.CompilerServices;

namespace Selfsame.Data.Transforms;

/// <summary>An order of the four operations.</summary>
[InlineArray(4)]
public struct ColorJitterOrder
{
    private ColorJitterOperation _first;

    /// <summary>Brightness, contrast, saturation, hue.</summary>
    public static ColorJitterOrder Natural()
    {
        var order = default(ColorJitterOrder);
        for (var i = 0; i < 4; i++)
        {
            order[i] = (ColorJitterOperation)i;
        }

        return order;
    }
}
