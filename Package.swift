// swift-tools-version:6.2
import Foundation
import PackageDescription

let package = Package(
    name: "paperboy",
    products: [
        .executable(name: "paperboy", targets: ["paperboy"]),
        .executable(name: "paperboy-image", targets: ["paperboy-image"]),
        .library(name: "Paperboy", targets: ["Paperboy"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CIconv"),
        .systemLibrary(name: "CResolv"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CVips"),
        .executableTarget(name: "embed-files"),
        .plugin(name: "EmbedFiles", capability: .buildTool, dependencies: ["embed-files"]),
        .target(
            name: "Paperboy",
            dependencies: [
                "CCrypto",
                "CCurl",
                "CIconv",
                "CLibXML2",
                "CResolv",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Yams", package: "Yams"),
            ],
            plugins: ["EmbedFiles"]
        ),
        .target(
            name: "PaperboyWeb",
            dependencies: [
                "Paperboy",
                "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .executableTarget(
            name: "paperboy",
            dependencies: [
                "Paperboy",
                "PaperboyWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(name: "parsing-bench", dependencies: ["Paperboy"]),
        .executableTarget(name: "paperboy-image", dependencies: ["CVips"]),
        .executableTarget(name: "summary-bench", dependencies: ["Paperboy"]),
        .executableTarget(
            name: "web-hello",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")]
        ),
        .target(name: "PaperboyTesting", dependencies: ["Paperboy"]),
        .executableTarget(
            name: "summary-throughput",
            dependencies: ["Paperboy", "PaperboyTesting", .product(name: "Logging", package: "swift-log")]
        ),
        .testTarget(
            name: "PaperboyTests",
            dependencies: [
                "Paperboy", "PaperboyTesting", "PaperboyWeb", "paperboy", "paperboy-image", "summary-bench",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            exclude: ["Golden", "Mailbox/Bounces"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .plugin].contains(target.type) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}

// Mails made by libFuzzer; scripts/fuzz-mailbox builds and runs it. The library is watched too, the build's own tools
// are not: they would get the fuzzer's main.
if ProcessInfo.processInfo.environment["PAPERBOY_FUZZ"] != nil {
    let flags = ["-sanitize=fuzzer,address", "-parse-as-library"]
    package.targets.append(
        .executableTarget(
            name: "mailbox-fuzz",
            dependencies: ["Paperboy"],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
        )
    )
    for target in package.targets where ["Paperboy", "mailbox-fuzz"].contains(target.name) {
        target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(flags)]
    }
}
