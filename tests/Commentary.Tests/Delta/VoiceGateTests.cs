using Commentary.Application.Delta;
using Microsoft.Extensions.Time.Testing;

namespace Commentary.Tests.Delta;

/// <summary>Who is let in how often, and what is remembered of it.</summary>
public class VoiceGateTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 26, 22, 30, 0, TimeSpan.Zero));

    [Fact]
    public void At_midnight_all_is_forgotten_though_nobody_comes()
    {
        using var gate = new VoiceGate(clock);
        for (var i = 0; i < VoiceGate.MostFromOnePlace; i++)
            gate.Admits(1, "192.0.2.1").Should().BeTrue();
        gate.Admits(1, "192.0.2.1").Should().BeFalse();
        gate.IsEmpty.Should().BeFalse();

        clock.Advance(TimeSpan.FromMinutes(89));
        gate.IsEmpty.Should().BeFalse("it is still the same day");
        clock.Advance(TimeSpan.FromMinutes(1));
        gate.IsEmpty.Should().BeTrue();
        gate.Admits(1, "192.0.2.1").Should().BeTrue("it is another day");
        clock.Advance(TimeSpan.FromDays(1));
        gate.IsEmpty.Should().BeTrue("and midnight comes again");
    }

    [Fact]
    public void An_hour_lets_in_as_many_as_read_and_the_next_hour_again()
    {
        using var gate = new VoiceGate(clock);
        for (var i = 0; i < VoiceGate.MostInAnHour; i++)
            gate.Admits(1, $"10.0.{i / 250}.{i % 250}").Should().BeTrue();
        gate.Admits(1, "10.1.0.1").Should().BeFalse();
        gate.Admits(2, "10.1.0.1").Should().BeTrue("another piece is another count");
        clock.Advance(TimeSpan.FromMinutes(30));
        gate.Admits(1, "10.1.0.1").Should().BeTrue();
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("", "no address", true)]
    public void One_place_is_one_however_its_address_is_written(string first, string second, bool isOne)
    {
        using var gate = new VoiceGate(clock);
        for (var i = 0; i < VoiceGate.MostFromOnePlace; i++)
            gate.Admits(1, first);
        gate.Admits(1, second).Should().Be(!isOne);
    }
}
