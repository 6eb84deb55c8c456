using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Commentary.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Baseline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Announced",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<ulong>(type: "INTEGER", nullable: false),
                    ChangeId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Announced", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Articles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsDemonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Articles", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    BatchId = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "FormerRedirects",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    RedirectId = table.Column<int>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeInBatchId = table.Column<int>(type: "INTEGER", nullable: false),
                    Match = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerRedirects", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "LegacyAddresses",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    KnownSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegacyAddresses", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Members",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Role = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Misses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Host = table.Column<string>(type: "TEXT", unicode: false, maxLength: 253, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    FoldedPath = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    ReferrerHost = table.Column<string>(type: "TEXT", unicode: false, maxLength: 253, nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsIgnored = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Misses", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "OutsideLinks",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    IsGone = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutsideLinks", x => x.Key);
                }
            );

            migrationBuilder.CreateTable(
                name: "Pictures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    SentKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pictures", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Presences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<int>(type: "INTEGER", nullable: false),
                    Desk = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Presences", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Readings",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Robots = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_Readings",
                        x => new
                        {
                            x.Day,
                            x.ArticleId,
                            x.Language,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RedirectBatches",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Made = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Removed = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoneBy = table.Column<int>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RedirectBatches", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "RedirectHits",
                columns: table => new
                {
                    RedirectId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Robots = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RedirectHits", x => new { x.RedirectId, x.Day });
                }
            );

            migrationBuilder.CreateTable(
                name: "StoppingChecks",
                columns: table => new
                {
                    Check = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoppingChecks", x => x.Check);
                }
            );

            migrationBuilder.CreateTable(
                name: "Topics",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Topics", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "TypedTexts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<int>(type: "INTEGER", nullable: false),
                    Desk = table.Column<string>(type: "TEXT", nullable: false),
                    Burst = table.Column<long>(type: "INTEGER", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TypedTexts", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Editions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    FeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 180, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: true),
                    Teaser = table.Column<string>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Drift = table.Column<int>(type: "INTEGER", nullable: true),
                    DriftKinds = table.Column<string>(type: "TEXT", unicode: false, maxLength: 160, nullable: false),
                    DriftsSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Editions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Editions_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "EditorNotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditorNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EditorNotes_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PassageNotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Field = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Quote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResolvedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PassageNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PassageNotes_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Publications",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    FeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 360, nullable: false),
                    FoldedTitle = table.Column<string>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Standfirst = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SourceUrl = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    SourceHost = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SourceTitle = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    SourcePublisher = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SourceAuthor = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SourcePublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SourceLanguage = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: false),
                    Words = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDemonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Card = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    Making_CorrectionNote = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: false),
                    Making_IsMachineHelped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Making_IsReviewed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Making_OriginalAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Making_OriginalKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Making_SourceTakenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Making_TextKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Making_Writers = table.Column<int>(type: "INTEGER", nullable: false),
                    Making_WrittenBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Publications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Publications_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ReadingDeltas",
                columns: table => new
                {
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    Shown = table.Column<string>(type: "TEXT", unicode: false, maxLength: 300, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingDeltas", x => x.ArticleId);
                    table.ForeignKey(
                        name: "FK_ReadingDeltas_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Redirects",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Match = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    Host = table.Column<string>(type: "TEXT", unicode: false, maxLength: 253, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    Target = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    TargetPath = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    QueryHandling = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Archive = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    Group = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    BatchId = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Trouble = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Redirects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Redirects_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ShortLinks",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsChosen = table.Column<bool>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShortLinks", x => x.Code);
                    table.ForeignKey(
                        name: "FK_ShortLinks_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SourceLinks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    CanonicalUrl = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    CanonicalKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    LikenessKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Publisher = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: false),
                    Picture = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    ReadDue = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Check_At = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Check_ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Check_Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Check_Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Check_Since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Check_State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Check_Suspected = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Check_SuspectedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Check_Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Reading_At = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reading_OnVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Reading_ToVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Reading_Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    Reading_Why = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SourceLinks_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SourceNotices",
                columns: table => new
                {
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceNotices", x => x.ArticleId);
                    table.ForeignKey(
                        name: "FK_SourceNotices_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Voices",
                columns: table => new
                {
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<byte>(type: "INTEGER", nullable: false),
                    After = table.Column<byte>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_Voices",
                        x => new
                        {
                            x.ArticleId,
                            x.Before,
                            x.After,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_Voices_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "MemberClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MemberClaims_Members_UserId",
                        column: x => x.UserId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "MemberLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_MemberLogins_Members_UserId",
                        column: x => x.UserId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "MemberTokens",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_MemberTokens",
                        x => new
                        {
                            x.UserId,
                            x.LoginProvider,
                            x.Name,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_MemberTokens_Members_UserId",
                        column: x => x.UserId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PictureDescriptions",
                columns: table => new
                {
                    PictureId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureDescriptions", x => new { x.PictureId, x.Language });
                    table.ForeignKey(
                        name: "FK_PictureDescriptions_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PictureFiles",
                columns: table => new
                {
                    PictureId = table.Column<int>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Format = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_PictureFiles",
                        x => new
                        {
                            x.PictureId,
                            x.Width,
                            x.Format,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_PictureFiles_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "FormerHashtags",
                columns: table => new
                {
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    TopicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Hashtag = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerHashtags", x => new { x.Language, x.Key });
                    table.ForeignKey(
                        name: "FK_FormerHashtags_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TopicNames",
                columns: table => new
                {
                    TopicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Hashtag = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    HashtagKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicNames", x => new { x.TopicId, x.Language });
                    table.ForeignKey(
                        name: "FK_TopicNames_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "EditionTopics",
                columns: table => new
                {
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    TopicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditionTopics", x => new { x.EditionId, x.TopicId });
                    table.ForeignKey(
                        name: "FK_EditionTopics_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_EditionTopics_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportedFiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Fingerprint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Findings = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportedFiles_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Renderings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Sentences = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsCaughtUp = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Renderings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Renderings_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Revisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Changes = table.Column<string>(type: "TEXT", unicode: false, maxLength: 400, nullable: false),
                    RestoredFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    Example = table.Column<string>(type: "TEXT", nullable: false),
                    Neutral = table.Column<string>(type: "TEXT", nullable: false),
                    Optimistic = table.Column<string>(type: "TEXT", nullable: false),
                    Pessimistic = table.Column<string>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    Teaser = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 180, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Revisions_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Schedules",
                columns: table => new
                {
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CorrectionNote = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    IsMachineHelped = table.Column<bool>(type: "INTEGER", nullable: true),
                    HeldBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MissedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schedules", x => x.EditionId);
                    table.ForeignKey(
                        name: "FK_Schedules_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SocialPosts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Network = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SocialPosts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SocialPosts_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Summaries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Markdown = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Summaries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Summaries_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ViewpointSections",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Viewpoint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Markdown = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ViewpointSections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ViewpointSections_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PassageNoteAnswers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    NoteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PassageNoteAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PassageNoteAnswers_PassageNotes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "PassageNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "LiveEditions",
                columns: table => new
                {
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    PublicationId = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceHost = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PublisherSlug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    FirstPublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveEditions", x => new { x.ArticleId, x.Language });
                    table.ForeignKey(
                        name: "FK_LiveEditions_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_LiveEditions_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicationCards",
                columns: table => new
                {
                    PublicationId = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationCards", x => x.PublicationId);
                    table.ForeignKey(
                        name: "FK_PublicationCards_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicationParts",
                columns: table => new
                {
                    PublicationId = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Html = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationParts", x => new { x.PublicationId, x.Part });
                    table.ForeignKey(
                        name: "FK_PublicationParts_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicationPictures",
                columns: table => new
                {
                    PublicationId = table.Column<int>(type: "INTEGER", nullable: false),
                    PictureId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationPictures", x => new { x.PublicationId, x.PictureId });
                    table.ForeignKey(
                        name: "FK_PublicationPictures_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_PublicationPictures_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicationTopics",
                columns: table => new
                {
                    PublicationId = table.Column<int>(type: "INTEGER", nullable: false),
                    TopicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationTopics", x => new { x.PublicationId, x.TopicId });
                    table.ForeignKey(
                        name: "FK_PublicationTopics_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RevisionPictures",
                columns: table => new
                {
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    PictureId = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevisionPictures", x => new { x.RevisionId, x.PictureId });
                    table.ForeignKey(
                        name: "FK_RevisionPictures_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_RevisionPictures_Revisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Editions_ArticleId_Language",
                table: "Editions",
                columns: new[] { "ArticleId", "Language" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Drift_DriftsSince",
                table: "Editions",
                columns: new[] { "Drift", "DriftsSince" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Language_Slug",
                table: "Editions",
                columns: new[] { "Language", "Slug" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Editions_SavedAt", table: "Editions", column: "SavedAt");

            migrationBuilder.CreateIndex(name: "IX_EditionTopics_TopicId", table: "EditionTopics", column: "TopicId");

            migrationBuilder.CreateIndex(name: "IX_EditorNotes_ArticleId", table: "EditorNotes", column: "ArticleId");

            migrationBuilder.CreateIndex(name: "IX_FormerHashtags_TopicId", table: "FormerHashtags", column: "TopicId");

            migrationBuilder.CreateIndex(name: "IX_FormerRedirects_BatchId", table: "FormerRedirects", column: "BatchId");

            migrationBuilder.CreateIndex(name: "IX_FormerRedirects_MadeInBatchId", table: "FormerRedirects", column: "MadeInBatchId");

            migrationBuilder.CreateIndex(name: "IX_FormerRedirects_Match", table: "FormerRedirects", column: "Match");

            migrationBuilder.CreateIndex(name: "IX_FormerRedirects_Path", table: "FormerRedirects", column: "Path");

            migrationBuilder.CreateIndex(name: "IX_FormerRedirects_RedirectId", table: "FormerRedirects", column: "RedirectId");

            migrationBuilder.CreateIndex(name: "IX_ImportedFiles_EditionId", table: "ImportedFiles", column: "EditionId");

            migrationBuilder.CreateIndex(name: "IX_ImportedFiles_Fingerprint", table: "ImportedFiles", column: "Fingerprint");

            migrationBuilder.CreateIndex(name: "IX_LegacyAddresses_Key", table: "LegacyAddresses", column: "Key", unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiveEditions_Language_FirstPublishedAt",
                table: "LiveEditions",
                columns: new[] { "Language", "FirstPublishedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_LiveEditions_Language_Month",
                table: "LiveEditions",
                columns: new[] { "Language", "Month" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_LiveEditions_Language_PublisherSlug_FirstPublishedAt",
                table: "LiveEditions",
                columns: new[] { "Language", "PublisherSlug", "FirstPublishedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_LiveEditions_Language_Slug",
                table: "LiveEditions",
                columns: new[] { "Language", "Slug" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_LiveEditions_Language_SourceHost_FirstPublishedAt",
                table: "LiveEditions",
                columns: new[] { "Language", "SourceHost", "FirstPublishedAt" }
            );

            migrationBuilder.CreateIndex(name: "IX_LiveEditions_PublicationId", table: "LiveEditions", column: "PublicationId");

            migrationBuilder.CreateIndex(name: "IX_MemberClaims_UserId", table: "MemberClaims", column: "UserId");

            migrationBuilder.CreateIndex(name: "IX_MemberLogins_UserId", table: "MemberLogins", column: "UserId");

            migrationBuilder.CreateIndex(name: "EmailIndex", table: "Members", column: "NormalizedEmail");

            migrationBuilder.CreateIndex(name: "UserNameIndex", table: "Members", column: "NormalizedUserName", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Misses_Key", table: "Misses", column: "Key", unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Misses_Kind_IsIgnored_Count",
                table: "Misses",
                columns: new[] { "Kind", "IsIgnored", "Count" }
            );

            migrationBuilder.CreateIndex(name: "IX_Misses_Path", table: "Misses", column: "Path");

            migrationBuilder.CreateIndex(name: "IX_PassageNoteAnswers_NoteId", table: "PassageNoteAnswers", column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_PassageNotes_ArticleId_ResolvedAt",
                table: "PassageNotes",
                columns: new[] { "ArticleId", "ResolvedAt" }
            );

            migrationBuilder.CreateIndex(name: "IX_Pictures_Key", table: "Pictures", column: "Key", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Pictures_SentAt", table: "Pictures", column: "SentAt");

            migrationBuilder.CreateIndex(name: "IX_Pictures_SentKey", table: "Pictures", column: "SentKey", unique: true);

            migrationBuilder.CreateIndex(name: "IX_PublicationPictures_Key", table: "PublicationPictures", column: "Key");

            migrationBuilder.CreateIndex(name: "IX_PublicationPictures_PictureId", table: "PublicationPictures", column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_Publications_ArticleId_Language_PublishedAt",
                table: "Publications",
                columns: new[] { "ArticleId", "Language", "PublishedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Publications_Language_Slug",
                table: "Publications",
                columns: new[] { "Language", "Slug" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PublicationTopics_Slug_PublicationId",
                table: "PublicationTopics",
                columns: new[] { "Slug", "PublicationId" }
            );

            migrationBuilder.CreateIndex(name: "IX_PublicationTopics_TopicId", table: "PublicationTopics", column: "TopicId");

            migrationBuilder.CreateIndex(name: "IX_Readings_ArticleId_Day", table: "Readings", columns: new[] { "ArticleId", "Day" });

            migrationBuilder.CreateIndex(name: "IX_RedirectHits_Day", table: "RedirectHits", column: "Day");

            migrationBuilder.CreateIndex(name: "IX_Redirects_ArticleId", table: "Redirects", column: "ArticleId");

            migrationBuilder.CreateIndex(name: "IX_Redirects_BatchId", table: "Redirects", column: "BatchId");

            migrationBuilder.CreateIndex(name: "IX_Redirects_Group", table: "Redirects", column: "Group");

            migrationBuilder.CreateIndex(name: "IX_Redirects_Key", table: "Redirects", column: "Key", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Redirects_Match", table: "Redirects", column: "Match");

            migrationBuilder.CreateIndex(name: "IX_Redirects_Path", table: "Redirects", column: "Path");

            migrationBuilder.CreateIndex(name: "IX_Redirects_TargetPath", table: "Redirects", column: "TargetPath");

            migrationBuilder.CreateIndex(name: "IX_Redirects_Trouble", table: "Redirects", column: "Trouble");

            migrationBuilder.CreateIndex(
                name: "IX_Renderings_EditionId_Field",
                table: "Renderings",
                columns: new[] { "EditionId", "Field" }
            );

            migrationBuilder.CreateIndex(name: "IX_RevisionPictures_PictureId", table: "RevisionPictures", column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_EditionId_Number",
                table: "Revisions",
                columns: new[] { "EditionId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Schedules_At", table: "Schedules", column: "At");

            migrationBuilder.CreateIndex(name: "IX_ShortLinks_ArticleId", table: "ShortLinks", column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_SocialPosts_EditionId_Network",
                table: "SocialPosts",
                columns: new[] { "EditionId", "Network" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_SourceLinks_ArticleId", table: "SourceLinks", column: "ArticleId", unique: true);

            migrationBuilder.CreateIndex(name: "IX_SourceLinks_CanonicalKey", table: "SourceLinks", column: "CanonicalKey");

            migrationBuilder.CreateIndex(name: "IX_SourceLinks_LikenessKey", table: "SourceLinks", column: "LikenessKey");

            migrationBuilder.CreateIndex(name: "IX_SourceLinks_ReadDue", table: "SourceLinks", column: "ReadDue");

            migrationBuilder.CreateIndex(name: "IX_Summaries_EditionId", table: "Summaries", column: "EditionId", unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TopicNames_Language_HashtagKey",
                table: "TopicNames",
                columns: new[] { "Language", "HashtagKey" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_TopicNames_Language_Slug",
                table: "TopicNames",
                columns: new[] { "Language", "Slug" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_ViewpointSections_EditionId_Viewpoint",
                table: "ViewpointSections",
                columns: new[] { "EditionId", "Viewpoint" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Announced");

            migrationBuilder.DropTable(name: "Changes");

            migrationBuilder.DropTable(name: "DataProtectionKeys");

            migrationBuilder.DropTable(name: "EditionTopics");

            migrationBuilder.DropTable(name: "EditorNotes");

            migrationBuilder.DropTable(name: "FormerHashtags");

            migrationBuilder.DropTable(name: "FormerRedirects");

            migrationBuilder.DropTable(name: "ImportedFiles");

            migrationBuilder.DropTable(name: "LegacyAddresses");

            migrationBuilder.DropTable(name: "LiveEditions");

            migrationBuilder.DropTable(name: "MemberClaims");

            migrationBuilder.DropTable(name: "MemberLogins");

            migrationBuilder.DropTable(name: "MemberTokens");

            migrationBuilder.DropTable(name: "Misses");

            migrationBuilder.DropTable(name: "OutsideLinks");

            migrationBuilder.DropTable(name: "PassageNoteAnswers");

            migrationBuilder.DropTable(name: "PictureDescriptions");

            migrationBuilder.DropTable(name: "PictureFiles");

            migrationBuilder.DropTable(name: "Presences");

            migrationBuilder.DropTable(name: "PublicationCards");

            migrationBuilder.DropTable(name: "PublicationParts");

            migrationBuilder.DropTable(name: "PublicationPictures");

            migrationBuilder.DropTable(name: "PublicationTopics");

            migrationBuilder.DropTable(name: "ReadingDeltas");

            migrationBuilder.DropTable(name: "Readings");

            migrationBuilder.DropTable(name: "RedirectBatches");

            migrationBuilder.DropTable(name: "RedirectHits");

            migrationBuilder.DropTable(name: "Redirects");

            migrationBuilder.DropTable(name: "Renderings");

            migrationBuilder.DropTable(name: "RevisionPictures");

            migrationBuilder.DropTable(name: "Schedules");

            migrationBuilder.DropTable(name: "ShortLinks");

            migrationBuilder.DropTable(name: "SocialPosts");

            migrationBuilder.DropTable(name: "SourceLinks");

            migrationBuilder.DropTable(name: "SourceNotices");

            migrationBuilder.DropTable(name: "StoppingChecks");

            migrationBuilder.DropTable(name: "Summaries");

            migrationBuilder.DropTable(name: "TopicNames");

            migrationBuilder.DropTable(name: "TypedTexts");

            migrationBuilder.DropTable(name: "ViewpointSections");

            migrationBuilder.DropTable(name: "Voices");

            migrationBuilder.DropTable(name: "Members");

            migrationBuilder.DropTable(name: "PassageNotes");

            migrationBuilder.DropTable(name: "Publications");

            migrationBuilder.DropTable(name: "Pictures");

            migrationBuilder.DropTable(name: "Revisions");

            migrationBuilder.DropTable(name: "Topics");

            migrationBuilder.DropTable(name: "Editions");

            migrationBuilder.DropTable(name: "Articles");
        }
    }
}
