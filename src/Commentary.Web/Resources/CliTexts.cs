namespace Commentary.Web.Resources;

/// <summary>What the console says to the operator, in both languages.</summary>
public sealed class CliTexts;
