/// A matrix of doubles, held column after column as LAPACK expects.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int

  /// The number of columns.
  public let columnCount: Int

  /// The elements, the first column first.
  public internal(set) var elements: [Double]

  /// Creates a matrix of zeros.
  ///
  /// - Precondition: both counts are zero or more.
  public init(rowCount: Int, columnCount: Int) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no fewer than zero rows")
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = [Double](repeating: 0, count: rowCount * columnCount)
  }

  /// Creates a matrix from its rows.
  ///
  /// - Precondition: all rows have the same length.
  public init(rows: [[Double]]) {
    self.init(rowCount: rows.count, columnCount: rows.first?.count ?? 0)
    for (i, row) in rows.enumerated() {
      precondition(row.count == columnCount, "all rows have the same length")
      for (j, element) in row.enumerated() { self[i, j] = element }
    }
  }

  /// Creates a matrix from its columns.
  ///
  /// - Precondition: all columns have the same length.
  public init(columns: [[Double]]) {
    rowCount = columns.first?.count ?? 0
    columnCount = columns.count
    for column in columns { precondition(column.count == rowCount, "columns have the same length") }
    elements = columns.flatMap { $0 }
  }

  /// Creates the matrix with `diagonal` on the diagonal and zeros beside it.
  public init(diagonal: [Double]) {
    self.init(rowCount: diagonal.count, columnCount: diagonal.count)
    for (i, element) in diagonal.enumerated() { self[i, i] = element }
  }

  /// The element in a row and a column, both counted from zero.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(0 <= row && row < rowCount, "the row lies within the matrix")
      return elements[column * rowCount + row]
    }
    set {
      precondition(0 <= row && row < rowCount, "the row lies within the matrix")
      elements[column * rowCount + row] = newValue
    }
  }

  /// The elements of a column.
  public func column(_ column: Int) -> [Double] {
    Array(elements[column * rowCount..<(column + 1) * rowCount])
  }

  /// The elements on the diagonal.
  public var diagonal: [Double] {
    (0..<min(rowCount, columnCount)).map { self[$0, $0] }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var transposed = Matrix(rowCount: columnCount, columnCount: rowCount)
    for j in 0..<columnCount {
      for i in 0..<rowCount { transposed[j, i] = self[i, j] }
    }
    return transposed
  }

  /// The product of a matrix and a vector, each element a compensated sum.
  ///
  /// - Precondition: the matrix has as many columns as the vector elements.
  public static func * (matrix: Matrix, vector: [Double]) -> [Double] {
    precondition(matrix.columnCount == vector.count, "columns match elements")
    return (0..<matrix.rowCount).map { i in
      var sum = CompensatedSum()
      for j in vector.indices { sum.add(product: matrix[i, j], vector[j]) }
      return sum.value
    }
  }

  /// The product of two matrices, each element a compensated sum.
  ///
  /// - Precondition: the first has as many columns as the second rows.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columnCount == b.rowCount, "columns match rows")
    guard b.columnCount > 0 else { return Matrix(rowCount: a.rowCount, columnCount: 0) }
    return Matrix(columns: (0..<b.columnCount).map { a * b.column($0) })
  }

  /// Whether every element is finite.
  var isFinite: Bool { elements.allSatisfy(\.isFinite) }
}
