import ArgumentParser
import Foundation
import Glibc
import Paperboy

struct AdminCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin",
        abstract: "The operator's pages of the web side.",
        subcommands: [Password.self]
    )

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set the password for /admin; ends all sessions.",
            discussion: """
                Asks for it on a terminal, otherwise reads one line from stdin:
                  paperboy admin password < password.txt
                """
        )

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let application = try global.application()
            try global.finish(application.setOperatorPassword(try Self.read()))
        }

        private static func read() throws -> String {
            guard isatty(STDIN_FILENO) == 1 else { return readLine(strippingNewline: true) ?? "" }
            Talk.say("New password (12 characters or more; it is not shown):")
            var shown = termios()
            tcgetattr(STDIN_FILENO, &shown)
            var hidden = shown
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSANOW, &hidden)
            defer { tcsetattr(STDIN_FILENO, TCSANOW, &shown) }
            return readLine(strippingNewline: true) ?? ""
        }
    }
}
