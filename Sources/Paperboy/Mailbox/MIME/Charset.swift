import CIconv
import Glibc

/// Text in any character set to Unicode, by glibc's iconv. What cannot be read becomes U+FFFD.
enum Charset {
    /// - Parameter name: as a mail names it; nil, an unknown name or `us-ascii` with other bytes is guessed.
    static func decode(_ bytes: [UInt8], named name: String?) -> String {
        let name = name.map { $0.lowercased().filter { !"\"' ".contains($0) } } ?? ""
        if hasJapaneseEscape(bytes), !name.hasPrefix("iso-2022") || name == "iso-2022-jp" {
            return converted(bytes, from: "ISO-2022-JP-3") ?? guessed(bytes)
        }
        if bytes.allSatisfy({ $0 < 0x80 }), !name.hasPrefix("utf-7"), !name.hasPrefix("utf-16"), !name.hasPrefix("hz"),
            !name.hasPrefix("iso-2022")
        {
            return String(decoding: bytes, as: UTF8.self)
        }
        switch name {
        case "", "us-ascii", "ascii", "unknown-8bit", "8bit", "x-unknown", "default", "unknown", "iso-2022-jp":
            return guessed(bytes)
        case "utf-8", "utf8", "uft-8", "unicode-1-1-utf-8": return isUTF8(bytes) ? text(bytes) : guessed(bytes)
        default: return converted(bytes, from: known[name] ?? name) ?? guessed(bytes)
        }
    }

    /// Names for which iconv wants another one, mostly the superset that writers really use.
    private static let known: [String: String] = [
        "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932",
        "ms_kanji": "CP932", "euc-jp": "EUC-JP-MS", "x-euc-jp": "EUC-JP-MS", "eucjp": "EUC-JP-MS",
        "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "x-gbk": "GB18030", "cp936": "GB18030",
        "gb_2312-80": "GB18030", "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
        "ks_c_5601-1987": "CP949", "ks_c_5601": "CP949", "euc-kr": "CP949", "iso-8859-1": "CP1252",
        "latin1": "CP1252", "iso-8859-9": "CP1254", "iso-8859-11": "CP874", "tis-620": "CP874",
        "x-mac-roman": "MACINTOSH",
        "macintosh": "MACINTOSH", "x-mac-japanese": "CP932", "iso-8859-8-i": "ISO-8859-8", "x-user-defined": "CP1252",
        "unicode-1-1-utf-7": "UTF-7", "iso-2022-cn": "ISO-2022-CN", "hz-gb-2312": "HZ", "x-utf-7": "UTF-7",
    ]

    /// ESC $ or ESC ( begins Japanese whatever the label says.
    private static func hasJapaneseEscape(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let escape = rest.firstIndex(of: 0x1B) {
            rest = rest[(escape + 1)...]
            if rest.first == UInt8(ascii: "$"), let set = rest.dropFirst().first, set == 0x42 || set == 0x40 {
                return true
            }
        }
        return false
    }

    /// UTF-8 where it is valid, else the Japanese set that fits, else Western Europe.
    private static func guessed(_ bytes: [UInt8]) -> String {
        if isUTF8(bytes) { return text(bytes) }
        let japanese = ["EUC-JP-MS", "CP932"].compactMap { converted(bytes, from: $0) }.filter(isJapanese)
        return japanese.max { kana($0) < kana($1) } ?? converted(bytes, from: "CP1252") ?? text(bytes)
    }

    private static func isJapanese(_ text: String) -> Bool {
        !text.unicodeScalars.contains { $0.value == 0xFFFD } && kana(text) > 0
    }

    private static func kana(_ text: String) -> Int {
        text.unicodeScalars.count { (0x3041...0x30FE).contains($0.value) }
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// - Returns: nil when iconv does not know the name.
    private static func converted(_ bytes: [UInt8], from name: String) -> String? {
        guard name.utf8.count < 64, name.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: "/") }),
            let converter = shim_iconv_open("UTF-8", name)
        else { return nil }
        defer { iconv_close(converter) }
        var input = bytes
        // Four bytes of UTF-8 for one of the source is the most that any set needs.
        var output = [UInt8](repeating: 0, count: max(256, min(bytes.count * 4, 1 << 16)))
        var result: [UInt8] = []
        input.withUnsafeMutableBytes { source in
            var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = source.count
            while left > 0 {
                let code = output.withUnsafeMutableBytes { target in
                    var free = target.count
                    var place = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    let code = iconv(converter, &next, &left, &place, &free)
                    let failure = code == -1 ? errno : 0
                    result.append(contentsOf: UnsafeRawBufferPointer(target).prefix(target.count - free))
                    return failure
                }
                if code == 0 { break }
                if code == E2BIG { continue }
                // EILSEQ and EINVAL: this byte says nothing; the next one may.
                result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                next = next?.advanced(by: 1)
                left -= 1
            }
        }
        return text(result)
    }
}
