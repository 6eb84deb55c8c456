using System.Globalization;
using System.Text.RegularExpressions;
using Commentary.Application.Model;

namespace Commentary.Browser.Tests;

/// <summary>
/// What a key press costs in a piece of 30,000 words: the time that the browser's main thread works for it, its own part (editing, layout, painting)
/// included. It is measured when asked for (<c>COMMENTARY_KEYS=1</c>), because on a machine that is busy it says more of the machine.
/// </summary>
public class KeyPressTests(Chromium chromium, FurnishedBuilding building)
{
    private const int Keys = 40;
    private const int WordsInPart = 6000;

    [Fact]
    public async Task A_key_press_in_a_piece_of_thirty_thousand_words()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMMENTARY_KEYS") is "1", "measured when asked for");
        foreach (var words in new[] { 200, WordsInPart })
        {
            var part = Part(words);
            await using var desk = await WritingDesk.Open(
                chromium,
                building,
                EditionText.Empty with
                {
                    Title = "Trente mille mots",
                    Summary = part,
                    Neutral = part,
                    Example = part,
                    Optimistic = part,
                    Pessimistic = part,
                }
            );
            var browser = await desk.Page.Context.NewCDPSessionAsync(desk.Page);
            await browser.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
            await desk.Select(part.Length / 2, part.Length / 2);
            await desk.Page.Keyboard.TypeAsync("e");
            // What the first key sets going is over: the counting, and the keeping.
            await Expect(desk.Page.Locator(".kept")).ToHaveTextAsync(new Regex("^Brouillon automatique, "));

            var before = await Costs(browser);
            for (var key = 0; key < Keys; key++)
            {
                await desk.Page.Keyboard.TypeAsync("e");
                await Task.Delay(60, TestContext.Current.CancellationToken);
            }
            var after = await Costs(browser);

            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{5 * words, 6} words: "
                    + string.Join(
                        ", ",
                        after.Select(cost =>
                            $"{cost.Key} {((cost.Value - before[cost.Key]) * 1000 / Keys).ToString("F2", CultureInfo.InvariantCulture)} ms"
                        )
                    )
            );
            (await desk.Neutral.InputValueAsync()).Length.Should().Be(part.Length + Keys + 1);
        }
    }

    /// <summary>In seconds of work since the page began.</summary>
    private static async Task<Dictionary<string, double>> Costs(ICDPSession browser)
    {
        string[] names = ["TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration"];
        var answer = await browser.SendAsync("Performance.getMetrics");
        return answer!
            .Value.GetProperty("metrics")
            .EnumerateArray()
            .Where(metric => names.Contains(metric.GetProperty("name").GetString()))
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
    }

    private static string Part(int words)
    {
        const string Sentence = "Le centre de données coûtera cinq cents millions, dit l’entreprise, qui **promet** des emplois. ";
        var paragraph = string.Concat(Enumerable.Repeat(Sentence, 4)).Trim();
        return string.Join("\n\n", Enumerable.Repeat(paragraph, words / (4 * 14)));
    }
}
