namespace Commentary.Application.Resources;

/// <summary>What the application layer says to people: refusals, reasons and findings, in both languages.</summary>
public sealed class Texts;
