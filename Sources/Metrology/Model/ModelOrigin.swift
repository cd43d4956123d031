/// What the first output of a model is.
indirect enum ModelOrigin: Hashable, Sendable {
  /// A term that was written down.
  case explicit

  /// The input `unknown` of another model at which that model's output `equation` is zero; the model has the other
  /// inputs in their order, and its other outputs follow.
  case solution(of: ModelProgram, unknown: Int, equation: Int)
}
