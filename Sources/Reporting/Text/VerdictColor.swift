import Interlab

extension Verdict {
  /// `text` in the colour of the verdict on an ANSI terminal. The words carry the meaning; the
  /// colour only repeats it.
  func colored(_ text: String) -> String {
    "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private var code: Int {
    switch self {
    case .acceptable: 32
    case .warning: 33
    case .action: 31
    case .inconclusive: 36
    }
  }
}
