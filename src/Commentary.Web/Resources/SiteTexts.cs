namespace Commentary.Web.Resources;

/// <summary>What the site says to readers, in both languages.</summary>
public sealed class SiteTexts;
