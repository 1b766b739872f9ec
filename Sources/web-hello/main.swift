// What bench/web holds the web side against: Hummingbird that says hello, and nothing else. web-hello PORT
import Hummingbird
import Logging

let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8081
let router = Router()
router.get("/") { _, _ in "hello" }
var log = Logger(label: "hello")
log.logLevel = .warning
let hello = Application(
    router: router,
    configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
    logger: log
)
try await hello.runService()
