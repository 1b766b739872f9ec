/// Told after each message: how many were tried in this run, of how many that were open when it began.
public typealias SendingProgress = @Sendable (_ tried: Int, _ open: Int) -> Void
