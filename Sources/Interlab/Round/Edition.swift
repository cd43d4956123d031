/// An edition of ISO 13528. The round names the one that its report follows.
public enum Edition: String, CaseIterable, Hashable, Sendable {
  /// The first edition; TCVN 9596:2013 is identical to it.
  case iso13528_2005 = "ISO 13528:2005"

  /// The second edition.
  case iso13528_2015 = "ISO 13528:2015"

  /// The third edition.
  case iso13528_2022 = "ISO 13528:2022"

  /// The third edition with its first amendment.
  case iso13528_2022Amd1 = "ISO 13528:2022+Amd1:2026"

  /// The edition taken when a round names none.
  public static let current = Edition.iso13528_2022Amd1

  /// How the edition judges `|E_n| = 1`: the 2005 edition (as ISO/IEC 17043, annex B) counts it
  /// as satisfactory, the later ones as a signal.
  public var enLimit: EnLimit {
    self == .iso13528_2005 ? .inclusive : .strict
  }
}

/// Which side `|E_n| = 1` falls on.
public enum EnLimit: String, CaseIterable, Hashable, Sendable {
  /// Acceptable means `|E_n| < 1`.
  case strict

  /// Acceptable means `|E_n| ≤ 1`.
  case inclusive
}

/// Which _E_n_ number the verdicts of a round rest on.
public enum CoveragePolicy: String, CaseIterable, Hashable, Sendable {
  /// The expanded uncertainties as reported, whatever their coverage factors (`En`).
  case reported

  /// The standard uncertainties combined first and expanded once (`EnCombined`).
  case combined
}
