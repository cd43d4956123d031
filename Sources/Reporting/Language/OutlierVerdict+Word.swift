import Interlab
import Wording

extension OutlierVerdict {
  /// The word of the standard (TCVN 6910-2).
  func word(in language: Language) -> String {
    switch self {
    case .correct: Phrase(vi: "phù hợp", en: "correct").text(in: language)
    case .straggler:
      Phrase(vi: "giá trị tản mạn (5 %)", en: "straggler (5 %)").text(in: language)
    case .outlier:
      Phrase(vi: "giá trị bất thường (1 %)", en: "outlier (1 %)").text(in: language)
    }
  }

  /// The sign that Mandel's and the tests' tables put beside what lies beyond a line.
  var sign: String {
    switch self {
    case .correct: ""
    case .straggler: "*"
    case .outlier: "**"
    }
  }
}

extension OutlierOutcome {
  /// The name of the test and of what it tests.
  func name(in language: Language) -> String {
    guard isOfDifferences else { return test.name(in: language) }
    let phrase =
      switch test {
      case .largest: Phrase(vi: "Grubbs, hiệu lớn nhất", en: "Grubbs, largest difference")
      case .smallest: Phrase(vi: "Grubbs, hiệu nhỏ nhất", en: "Grubbs, smallest difference")
      case .largestPair:
        Phrase(vi: "Grubbs, hai hiệu lớn nhất", en: "Grubbs, two largest differences")
      case .smallestPair:
        Phrase(vi: "Grubbs, hai hiệu nhỏ nhất", en: "Grubbs, two smallest differences")
      case .cochran, .dixon: Phrase(vi: test.rawValue, en: test.rawValue)
      }
    return phrase.text(in: language)
  }
}

extension OutlierOutcome.Test {
  /// The name of the test.
  func name(in language: Language) -> String {
    switch self {
    case .cochran: Phrase(vi: "Cochran C", en: "Cochran C").text(in: language)
    case .dixon: Phrase(vi: "Dixon", en: "Dixon").text(in: language)
    case .largest:
      Phrase(vi: "Grubbs, trung bình lớn nhất", en: "Grubbs, largest mean").text(in: language)
    case .smallest:
      Phrase(vi: "Grubbs, trung bình nhỏ nhất", en: "Grubbs, smallest mean").text(in: language)
    case .largestPair:
      Phrase(vi: "Grubbs, hai trung bình lớn nhất", en: "Grubbs, two largest means")
        .text(in: language)
    case .smallestPair:
      Phrase(vi: "Grubbs, hai trung bình nhỏ nhất", en: "Grubbs, two smallest means")
        .text(in: language)
    }
  }
}

extension MandelStatistic {
  /// Where h lies by its lines.
  func hVerdict(_ limits: OutlierLimits.Pair?) -> OutlierVerdict {
    verdict(h, limits)
  }

  /// Where k lies by the lines for this laboratory's number of results.
  var kVerdict: OutlierVerdict { verdict(k, kLimits) }

  private func verdict(_ figure: PrecisionFigure, _ limits: OutlierLimits.Pair?) -> OutlierVerdict {
    guard case .success(let number) = figure, let limits else { return .correct }
    if number.magnitude > limits.at1 { return .outlier }
    return number.magnitude > limits.at5 ? .straggler : .correct
  }
}
