using Commentary.Application.Press;

namespace Commentary.Tests.Delta;

public class MovementTests
{
    private static readonly Movement Some = new([(1, 1, 4), (1, 5, 3), (5, 1, 2), (3, 4, 1), (3, 4, 1)]);

    [Fact]
    public void Readers_move_towards_yes_towards_no_or_stay()
    {
        Some.Total.Should().Be(11);
        (Some.TowardsYes, Some.TowardsNo, Some.Stayed).Should().Be((5, 2, 4));
        Enumerable.Range(1, 5).Select(Some.Before).Should().Equal(7, 0, 2, 0, 2);
        Enumerable.Range(1, 5).Select(Some.After).Should().Equal(6, 0, 0, 2, 3);
    }

    [Fact]
    public void Twenty_five_numbers_are_kept_and_read_again()
    {
        Some.ToString().Should().Be("4,0,0,0,3,0,0,0,0,0,0,0,0,2,0,0,0,0,0,0,2,0,0,0,0");
        Movement.Parse(Some.ToString()).ToString().Should().Be(Some.ToString());
    }

    [Fact]
    public void The_largest_numbers_fit_where_they_are_kept() =>
        new Movement(from before in Enumerable.Range(1, 5) from after in Enumerable.Range(1, 5) select (before, after, int.MaxValue / 25))
            .ToString()
            .Length.Should()
            .BeLessThanOrEqualTo(ReadingDelta.ShownLength);
}
