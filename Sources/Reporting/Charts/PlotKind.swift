import Interlab
public import Wording

/// A chart that can be drawn by itself.
public enum PlotKind: String, CaseIterable, Hashable, Sendable {
  /// Results with U bars and the band of the assigned value.
  case results

  /// Scores as bars in ascending order, with their limits.
  case scores

  /// Scores as stems in the order of the results, E_n numbers for example.
  case lollipops

  /// Histogram with kernel density.
  case histogram

  /// Two measurands against each other, with the 95 % ellipse.
  case youden

  /// Deviations against their uncertainties, in MAD.
  case pomplot

  /// Mandel's h.
  case mandelH = "mandel-h"

  /// Mandel's k.
  case mandelK = "mandel-k"

  /// Degrees of equivalence.
  case equivalence

  /// The travelling standard with its model.
  case drift

  /// All laboratories against all comparisons.
  case heatmap

  /// The assigned value by every applicable method.
  case methods

  /// Whether it needs no assigned value.
  public var needsNoAssignedValue: Bool {
    switch self {
    case .youden, .mandelH, .mandelK: true
    default: false
    }
  }
}

/// Why a chart cannot be drawn of these results.
public struct PlotAbsence: Error, Hashable, Sendable {
  let vietnamese: String
  let english: String

  /// The reason in words.
  public func message(in language: Language) -> String {
    Phrase(vi: vietnamese, en: english).text(in: language)
  }
}
