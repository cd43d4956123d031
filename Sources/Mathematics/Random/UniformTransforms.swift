/// Replaces uniform numbers r between 0 and 1 by sin 2πr: the arcsine distribution on [−1, 1].
public func sineFromUniform(_ numbers: inout MutableSpan<Double>) {
  numbers.transformLanes { LaneFunctions.circle($0).sin }
}

/// Replaces uniform numbers r between 0 and 1 by −ln r: the exponential distribution of mean 1.
public func exponentialFromUniform(_ numbers: inout MutableSpan<Double>) {
  numbers.transformLanes { -LaneFunctions.log($0) }
}
