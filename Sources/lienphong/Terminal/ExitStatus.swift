import ArgumentParser
import Interlab
import RoundFiles
import Tables
import Wording

/// How the command ends (sysexits), decided here alone.
enum ExitStatus: Int32 {
  case actionSignal = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case defect = 70
  case cannotWrite = 73

  var code: ExitCode { ExitCode(rawValue) }
}

/// A mistake in the arguments that the argument parser cannot see.
struct UsageMistake: Error {
  let message: Phrase

  init(_ message: Phrase) {
    self.message = message
  }
}

/// Runs a verb, says on standard error why it failed, and ends with the status for it.
func endingWithStatus(_ verb: () throws -> Void) throws {
  do {
    try verb()
  } catch let error as ExitCode {
    throw error
  } catch {
    let (message, status) = diagnosis(error)
    standardError(message)
    throw status.code
  }
}

private func diagnosis(_ error: any Error) -> (message: String, status: ExitStatus) {
  func escaped(_ phrase: Phrase) -> String { escapingControls(phrase.text) }
  return switch error {
  case let error as UsageMistake: (error.message.text, .usage)
  case let error as TableErrors: (error.message.text, .badData)
  case let error as AnalysisFailure: (escaped(error.comparison.label + error.message), .badData)
  case let error as ComparisonLink.Undefined:
    (escaped(error.comparison.label + error.message), .badData)
  case let error as FileFailure: (escaped(error.message), status(of: error.kind))
  case let error as LinkRefused: (escaped(error.message), .badData)
  case let error as QuantityRefused: (escaped(error.message), .badData)
  case let error as CovarianceMistake: (escaped(error.message), .badData)
  case let error as DriftMistake: (escaped(error.message), .badData)
  case let error as MemoryExceeded: (escaped(error.message), .badData)
  default:
    (
      Phrase(
        vi: "Đây là lỗi của chính lienphong, xin báo lại: \(error)",
        en: "This is a defect of lienphong, please report it: \(error)"
      ).text, .defect
    )
  }
}

private func status(of kind: FileFailure.Kind) -> ExitStatus {
  switch kind {
  case .input: .noInput
  case .content: .badData
  case .output: .cannotWrite
  }
}

extension ComparisonKey {
  /// The names that are there, for the start of a message.
  fileprivate var label: String {
    let names = [round, item, measurand].compactMap(\.self).map { excerpt(of: $0) }
    return names.isEmpty ? "" : names.joined(separator: ", ") + ": "
  }
}
