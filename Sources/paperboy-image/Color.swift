/// A colour of the look that mails and pages share, in sRGB.
struct Color {
    static let ground = Color(0xFB, 0xFA, 0xF7)
    static let white = Color(0xFF, 0xFF, 0xFF)
    static let ink = Color(0x1C, 0x1B, 0x19)
    static let muted = Color(0x5D, 0x5A, 0x54)
    static let accent = Color(0x1D, 0x4E, 0x89)

    let red: Int32
    let green: Int32
    let blue: Int32

    private init(_ red: Int32, _ green: Int32, _ blue: Int32) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}
