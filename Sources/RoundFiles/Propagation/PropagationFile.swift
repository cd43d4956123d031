public import Interlab
public import Metrology

/// A propagation on disk: a measurement model with its inputs, and how it is to be evaluated.
public struct PropagationFile: Sendable {
  /// The path, as the user gave it.
  public var path = ""

  /// A name for the budget, in messages and in saved uncertain numbers.
  public var name: String?

  /// The title.
  public var title: LocalizedText?

  /// The problem.
  public var problem: PropagationProblem

  /// How the law of propagation is applied.
  public var options = PropagationOptions()

  /// Significant figures of the reported uncertainty: 1 or 2.
  public var digits = 2

  /// How many trials a Monte Carlo makes.
  public var trials: TrialCount = .fixed(1_000_000)

  /// The seed of the Monte Carlo.
  public var seed: UInt64 = 0

  /// How the trials are drawn.
  public var sampling = TrialSampling.random

  /// A text that tells this file from others.
  var fingerprint = ""

  /// What was found on reading that a reader of the result should know.
  var notices: [PropagationNotice] = []

  /// Where the text of the model stands in the file: what is added to its lines and columns.
  var modelOffset: (rows: Int, columns: Int)?

  /// Where the number of trials stands in the file.
  var trialsPlace: (row: Int, column: Int)?

  /// Pairs of outputs that are the real and the imaginary part of a complex quantity, by position.
  public var complexPairs: [ComplexPair] = []

  /// The groups of outputs, by position, that coverage regions are given for: those that are named, or else
  /// all outputs where there are two to six; and each complex quantity.
  public var regions: [[Int]] = []
}

/// How many trials a Monte Carlo makes.
public enum TrialCount: Hashable, Sendable {
  /// None: there is no Monte Carlo.
  case none

  /// As many as the tolerance asks for (JCGM 101:2008, 7.9).
  case adaptive

  /// A number that was chosen.
  case fixed(Int)

  /// Reads `none`, `adaptive` or a number, also in the form 1e6; `nil` for anything else.
  public init?(text: String) {
    switch text {
    case "none": self = .none
    case "adaptive": self = .adaptive
    default:
      guard let number = Double(text), number >= 1, number <= 1e18, number == number.rounded()
      else {
        return nil
      }
      self = number == 0 ? .none : .fixed(Int(number))
    }
  }
}

/// A complex quantity as two outputs.
public struct ComplexPair: Hashable, Sendable {
  /// The name of the quantity.
  public let name: String

  /// The position of the output that is its real part.
  public let real: Int

  /// The position of the output that is its imaginary part.
  public let imaginary: Int
}
