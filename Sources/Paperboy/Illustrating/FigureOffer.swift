import Foundation

/// A picture that is worth a try, with what is known of it before it is fetched.
struct FigureOffer: Equatable {
    var origin: FigureFinding.Origin
    var url: URL
    /// Plain text; empty where nothing is known.
    var caption = ""
}
