@testable import Paperboy

/// The fuzzer's own main loop.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// SwiftPM calls an executable's main by the name of its target.
@_cdecl("mailbox_fuzz_main")
func fuzz(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments, judge)
}

/// Reads and judges one mail; whatever it is, that ends and gives some judgement.
@_cdecl("LLVMFuzzerTestOneInput")
func judge(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let mail = Array(UnsafeBufferPointer(start: bytes, count: count))
    let own = (try? MailAddress("news@example.com")).map { [$0] } ?? []
    _ = JudgedMail(source: "fuzz", key: "1", bytes: mail, judge: MessageJudge(own: own))
    return 0
}
