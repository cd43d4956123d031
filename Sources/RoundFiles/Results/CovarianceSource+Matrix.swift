import Interlab
import Mathematics
import Metrology
import Tables

extension CovarianceSource {
  /// The covariance matrix of the results of `comparison`, in the order of its rows.
  ///
  /// The diagonal of a given matrix must agree with the reported uncertainties within 5 %, where
  /// both are there: more than rounding means that one of the two is wrong.
  func matrix(for comparison: Comparison, in round: Round) throws -> Matrix {
    let codes = comparison.rows.map { round.laboratories[Int(round.results.laboratories[$0])] }
    let u = Array(round.results.standardUncertainties[comparison.rows])
    let matrix =
      switch self {
      case .file(let path): try Self.matrix(file: path, codes)
      case .rows(let rows): try Self.matrix(rows, codes)
      case .correlations(let correlations): try Self.matrix(correlations, u, codes)
      }
    for (row, code) in codes.enumerated() where !u[row].isNaN {
      let standard = matrix[row, row].squareRoot()
      guard (standard - u[row]).magnitude <= 0.05 * u[row] else {
        throw CovarianceMistake(
          "the covariance matrix gives \(excerpt(of: code)) a standard uncertainty of "
            + "\(shortestText(standard)), but the results state \(shortestText(u[row]))")
      }
    }
    return matrix
  }

  private static func matrix(_ rows: [[Double]], _ codes: [String]) throws -> Matrix {
    guard rows.count == codes.count, rows.allSatisfy({ $0.count == codes.count }) else {
      throw CovarianceMistake(
        "the covariance matrix is not \(codes.count) × \(codes.count), one row and column for "
          + "each result in the order of the results file")
    }
    return try checked(Matrix(rows: rows))
  }

  private static func matrix(
    _ correlations: [Correlation], _ u: [Double], _ codes: [String]
  ) throws -> Matrix {
    var matrix = Matrix(diagonal: u.map { $0 * $0 })
    if let missing = zip(codes, u).first(where: { $0.1.isNaN }) {
      throw CovarianceMistake("\(excerpt(of: missing.0)) states no uncertainty")
    }
    for correlation in correlations {
      let places = try correlation.between.map { code in
        guard let place = codes.firstIndex(of: code) else {
          throw CovarianceMistake("\(excerpt(of: code)) is correlated, but reported no result")
        }
        return place
      }
      let covariance = correlation.r * u[places[0]] * u[places[1]]
      matrix[places[0], places[1]] = covariance
      matrix[places[1], places[0]] = covariance
    }
    return matrix
  }

  /// Reads a matrix file: the header names the laboratories from the second column on, and the
  /// first column repeats them. It may hold more laboratories than reported.
  private static func matrix(file: String, _ codes: [String]) throws -> Matrix {
    let table = try Table(csv: fileContents(file), file: file)
    let columns = try codes.map { code in
      guard let column = table.header.dropFirst().firstIndex(of: code) else {
        throw CovarianceMistake("\(file) has no column \(excerpt(of: code))")
      }
      return column
    }
    var records: [String: Int] = [:]
    for record in 0..<table.recordCount {
      records[table.trimmedText(record: record, column: 0)] = record
    }
    let rows = try codes.map { code in
      guard let record = records[code] else {
        throw CovarianceMistake("\(file) has no row \(excerpt(of: code))")
      }
      return try columns.map { column in
        let number = try table.number(record: record, column: column, mark: .point)
        guard let number else {
          throw TableErrors(
            TableError(
              at: table.location(record: record, column: column), "the covariance is empty",
              remedy: "Write 0 for independent results."))
        }
        return number.value
      }
    }
    return try checked(Matrix(rows: rows))
  }

  private static func checked(_ matrix: Matrix) throws -> Matrix {
    for row in 0..<matrix.rowCount where !(matrix[row, row] > 0) {
      throw CovarianceMistake("the covariance matrix has a variance that is not above zero")
    }
    return matrix
  }
}

/// Why covariances do not fit their results.
public struct CovarianceMistake: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, as a sentence without a full stop.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
