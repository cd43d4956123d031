import ArgumentParser
import Interlab
import RoundFiles
import Tables

/// How the command ends (sysexits), decided here alone.
enum ExitStatus: Int32 {
  case actionSignal = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case cannotWrite = 73

  var code: ExitCode { ExitCode(rawValue) }
}

/// A mistake in the arguments that the argument parser cannot see.
struct UsageMistake: Error {
  let message: String

  init(_ message: String) {
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
  switch error {
  case let error as UsageMistake: (error.message, .usage)
  case let error as TableErrors: (error.description, .badData)
  case let error as CovarianceMistake: ("\(error.description).", .badData)
  case let error as AnalysisFailure: (error.message, .badData)
  case let error as FileFailure:
    (escapingControls(error.description), error.kind == .input ? .noInput : .cannotWrite)
  default: (String(describing: error), .badData)
  }
}

extension AnalysisFailure {
  fileprivate var message: String {
    switch self {
    case .uncertaintyNeeded(let laboratory, let comparison):
      "\(comparison.label)\(excerpt(of: laboratory)) has no uncertainty above zero, but the "
        + "assigned value is made from the uncertainties. State U and k (or u), or exclude it."
    case .covarianceSize(let rows, let results, let comparison):
      "\(comparison.label)the covariance matrix has \(rows) rows for \(results) results."
    case .covarianceNotSymmetric(let comparison):
      "\(comparison.label)the covariance matrix is not symmetric. Cell (i, j) must equal (j, i)."
    case .covarianceNotPositiveDefinite(let eigenvalue, let comparison):
      "\(comparison.label)the covariance matrix is not positive definite: its smallest eigenvalue "
        + "is \(eigenvalue.map(shortestText) ?? "not known"). Check the signs and sizes of the covariances."
    case .notConverged(let method, let comparison):
      "\(comparison.label)\(method) found no fixed point."
    case .tooFewResults(let method, let needed, let found, let comparison):
      "\(comparison.label)\(method) needs at least \(needed) included results; there "
        + (found == 1 ? "is 1." : "are \(found).")
    }
  }
}

extension ComparisonKey {
  /// The names that are there, for the start of a message.
  fileprivate var label: String {
    let names = [round, item, measurand].compactMap(\.self).map { excerpt(of: $0) }
    return names.isEmpty ? "" : names.joined(separator: ", ") + ": "
  }
}
