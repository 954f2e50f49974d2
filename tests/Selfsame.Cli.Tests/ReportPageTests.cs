using Selfsame.Testing;
using Selfsame.Testing.Browser;
using Xunit;

namespace Selfsame.Cli.Tests;

/// <summary>The page as a person meets it: in a browser, on a phone and on a desk, by day and by night, by mouse and by keyboard.</summary>
public sealed class ReportPageTests(TinyRun run) : IDisposable
{
    // Every text that is shown, with its contrast to what lies behind it, by the formula of WCAG 2.
    private const string Contrasts = """
        (() => {
          const parse = (text) => {
            const n = text.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
            return text.startsWith("color(") ? [n[0] * 255, n[1] * 255, n[2] * 255, n[3] ?? 1] : [n[0], n[1], n[2], n[3] ?? 1];
          };
          const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = (element) => {
            const colour = parse(getComputedStyle(element).backgroundColor);
            if (colour[3] === 1) return colour;
            const below = element.parentElement ? behind(element.parentElement) : [255, 255, 255];
            return [0, 1, 2].map((i) => colour[i] * colour[3] + below[i] * (1 - colour[3]));
          };
          document.querySelectorAll("details").forEach((each) => each.open = true);
          const poor = [];
          for (const element of document.querySelectorAll("body *")) {
            const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join("");
            const style = getComputedStyle(element);
            if (!text || element.closest("script,style,title,[hidden]") || style.visibility === "hidden") continue;
            const [ink, paper] = [luminance(parse(element.closest("svg") ? style.fill : style.color)), luminance(behind(element))];
            const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
            if (contrast < 4.5) poor.push(text.slice(0, 30) + " " + contrast.toFixed(2));
          }
          return poor.slice(0, 5).join("; ");
        })()
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Page_OnAPhoneAndOnADesk_FitsItsWidthAndFetchesNothing()
    {
        using var browser = HeadlessBrowser.Start();
        var address = Report();
        foreach (var width in (int[])[360, 390, 768, 1280])
        {
            using var page = browser.Open(address, width);
            Assert.Equal(width, page.Evaluate("document.documentElement.scrollWidth").GetInt32());
            Assert.Empty(page.Complaints);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Page_ByDayAndByNight_CanBeRead(bool dark)
    {
        using var browser = HeadlessBrowser.Start();
        using var page = browser.Open(Report(), dark: dark);
        Assert.Equal("", page.Evaluate(Contrasts).GetString());
    }

    [Fact]
    public void Page_ForThoseWhoDoNotSeeIt_NamesEveryPicture()
    {
        using var browser = HeadlessBrowser.Start();
        using var page = browser.Open(Report());
        Assert.True(page.Evaluate("document.images.length").GetInt32() > 20);
        Assert.Equal(0, page.Evaluate("[...document.images].filter(each => !each.hidden && !each.alt).length").GetInt32());
        Assert.Equal(0, page.Evaluate("[...document.querySelectorAll('svg')].filter(each => !each.getAttribute('aria-label') && each.getAttribute('aria-hidden') !== 'true').length").GetInt32());
        Assert.Equal(0, page.Evaluate("[...document.querySelectorAll('nav a')].filter(each => !document.querySelector(each.hash)).length").GetInt32());
    }

    [Fact]
    public void Map_UnderTheMouse_ShowsThePictureThere()
    {
        using var browser = HeadlessBrowser.Start();
        using var page = browser.Open(Report());
        page.Evaluate("document.querySelector('.stage').scrollIntoView({block: 'center', behavior: 'instant'})");
        var place = page.Evaluate("(() => { const box = document.querySelector('.stage circle').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()");
        Assert.True(page.Evaluate("document.querySelector('.tip').hidden").GetBoolean());
        page.MoveMouse(place[0].GetDouble(), place[1].GetDouble());
        page.WaitFor("!document.querySelector('.tip').hidden");
        Assert.StartsWith("url(\"data:image/png", page.Evaluate("getComputedStyle(document.querySelector('.tip div')).backgroundImage").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", page.Evaluate("document.querySelector('.tip b').textContent").GetString());
    }

    [Fact]
    public void Map_ByKeyboard_LeadsFromPictureToPictureAndLayoutToLayout()
    {
        using var browser = HeadlessBrowser.Start();
        using var page = browser.Open(Report());
        for (var presses = 0; presses < 40 && !page.Evaluate("document.activeElement.classList.contains('stage')").GetBoolean(); presses++) page.Press("Tab");
        page.WaitFor("!document.querySelector('.tip').hidden");
        var first = page.Evaluate("document.querySelector('.tip span').textContent").GetString();
        page.Press("ArrowRight");
        Assert.NotEqual(first, page.Evaluate("document.querySelector('.tip span').textContent").GetString());
        page.Press("Escape");
        Assert.True(page.Evaluate("document.querySelector('.tip').hidden").GetBoolean());

        var before = page.Evaluate("document.querySelector('.layout').textContent").GetString();
        page.Evaluate("document.querySelector('[data-layout=PCA]').click()");
        Assert.NotEqual(before, page.Evaluate("document.querySelector('.layout').textContent").GetString());
        page.Evaluate("document.querySelector('.classes button').click()");
        Assert.Equal(12, page.Evaluate("document.querySelectorAll('.stage.some circle.lit').length").GetInt32());
        Assert.Empty(page.Complaints);
    }

    private string Report()
    {
        var path = _folder.Combine("page.html");
        var result = SelfsameProcess.Run("report", run.Folder, "--train", TinyRun.Scenes, "--test", "scenes:test?n=60&size=16", "--threads", "1", "--out", path, "--overwrite");
        Assert.True(result.ExitCode == 0, result.Error);
        return "file://" + path;
    }
}
