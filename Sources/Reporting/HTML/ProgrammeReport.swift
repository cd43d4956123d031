public import Interlab
public import Wording

/// The summary of a programme over its rounds: who took part, how the results of each field were judged,
/// and where follow-up is due.
///
/// It rests on the verdicts of the rounds' own reports and computes no number anew but counts and shares.
/// The page is made as ``HTMLReport`` makes its own.
///
/// Complexity: O(n) in the number of results.
public struct ProgrammeReport: Sendable {
  private let outcomes: [RoundOutcome]
  private let settings: Settings
  private let page: ReportPage

  /// What the rounds themselves do not say.
  public struct Settings: Sendable {
    /// The title of the programme.
    public var title: String?

    /// The period that the summary covers, as "2027".
    public var period: String?

    /// How many organizations the network has, above zero.
    public var networkSize: Int?

    /// Whether a code stands for the same laboratory in all rounds.
    public var codesAreShared = false

    /// The date of issue as ISO 8601 writes it.
    public var issued: String?

    /// Says nothing.
    public init() {}
  }

  /// Makes the summary of `rounds`.
  public init(
    of rounds: [Analysis], settings: Settings, defaultLanguage: Language = .vietnamese,
    languages: [Language] = Language.allCases
  ) {
    outcomes = rounds.map(RoundOutcome.init)
    self.settings = settings
    page = ReportPage(languages: languages, first: defaultLanguage)
  }

  /// The page.
  public var html: String {
    page.html(title: ProgrammeArticle.title(settings, page.first)) { language in
      ProgrammeArticle(outcomes: outcomes, settings: settings, language: language).markup
    }
  }
}
