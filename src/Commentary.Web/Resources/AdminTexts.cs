namespace Commentary.Web.Resources;

/// <summary>What the newsroom says to members, in both languages.</summary>
public sealed class AdminTexts;
