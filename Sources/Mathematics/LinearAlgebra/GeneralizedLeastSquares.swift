/// The least squares solution of y ≈ X β for responses with covariance matrix V.
///
///     β̂ = (XᵀV⁻¹X)⁻¹ XᵀV⁻¹ y,   cov β̂ = (XᵀV⁻¹X)⁻¹,   RSS = rᵀV⁻¹r,   r = y − X β̂
///
/// Design and responses are whitened by the Cholesky factor of V and fitted by ``LeastSquares``.
///
/// Accuracy: that of the whitening, about the condition number of V times the rounding of a double.
/// Complexity: O(m³) for m responses.
public struct GeneralizedLeastSquares: Hashable, Sendable {
  /// The coefficients β̂, one for each column of the design.
  public let coefficients: [Double]

  /// The covariance matrix of the coefficients.
  public let covariance: Matrix

  /// The residuals y − X β̂.
  public let residuals: [Double]

  /// The sum of squares rᵀV⁻¹r, of which χ² with ``degreesOfFreedom`` is expected.
  public let residualSumOfSquares: Double

  /// The residual degrees of freedom, responses less coefficients.
  public let degreesOfFreedom: Int

  /// Fits `responses` of covariance `covariance` by the columns of `design`.
  ///
  /// - Precondition: one row of the design and of the covariance matrix for each response.
  public init(design: Matrix, responses: [Double], covariance: Matrix) throws(Failure) {
    let factor: Cholesky
    do throws(Cholesky.Failure) {
      factor = try Cholesky(covariance)
    } catch {
      throw .covariance(error)
    }
    do throws(LeastSquares.Failure) {
      try self.init(design: design, responses: responses, factor: factor)
    } catch {
      throw .design(error)
    }
  }

  /// Fits `responses` by the columns of `design`, their covariance matrix given by its Cholesky
  /// factor.
  ///
  /// - Precondition: one row of the design and of the factor for each response.
  public init(
    design: Matrix, responses: [Double], factor: Cholesky
  ) throws(LeastSquares.Failure) {
    guard design.isFinite, responses.allSatisfy(\.isFinite) else { throw .notFinite }
    let fit = try LeastSquares(
      design: factor.whitened(design), responses: factor.whitened(responses))
    coefficients = fit.coefficients
    covariance = fit.unscaledCovariance
    residualSumOfSquares = fit.residualSumOfSquares
    degreesOfFreedom = fit.degreesOfFreedom
    let coefficients = fit.coefficients
    residuals = responses.indices.map { i in
      var left = CompensatedSum()
      left.add(responses[i])
      for j in coefficients.indices { left.add(product: -design[i, j], coefficients[j]) }
      return left.value
    }
  }

  /// The reason there is no solution.
  public enum Failure: Error, Hashable, Sendable {
    /// The covariance matrix is none.
    case covariance(Cholesky.Failure)

    /// The design or the responses allow no solution.
    case design(LeastSquares.Failure)
  }
}
