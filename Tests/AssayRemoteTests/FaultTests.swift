import AssayExtraction
import AssayModel
import Foundation
import Testing

@testable import AssayRemote

/// Each way to misbehave costs at most the article that it concerns.
@Suite struct FaultTests {
  /// A fault, what the sixth article's failure says (`nil` where it does not fail), and what is told
  /// at the end.
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    let failure: String?
    let remark: String?
    var window: Int?

    init(_ fault: String, _ failure: String?, remark: String? = nil, window: Int? = nil) {
      self.fault = fault
      self.failure = failure
      self.remark = remark
      self.window = window
    }

    var testDescription: String { "\(fault)\(window.map { ", window \($0)" } ?? "")" }
  }

  static let rows = [
    Row("", nil),
    Row("naive", nil),
    Row("batch", nil),
    Row("reversed", nil),
    Row("exit", "it ended with status 7; its last words: 'about to give up'", remark: "again"),
    Row("exit", "it ended with status 7", remark: "started again (2 in all)", window: 1),
    Row("signal", "it was ended by signal 11"),
    Row("hang", "it gave no answer within 8 s and was stopped"),
    Row("flood", "it wrote more than 10000 lines that are no answers, such as 'still working'"),
    Row("half", "it ended in the middle of a line: '{\"id\":\"a5\",\"enti'"),
    Row("half-hang", "no answer within 8 s and was stopped; it ended in the middle of a line"),
    Row("huge", "its answer is a line of more than 1 MB"),
    Row("close-stdout", "it closed its standard output"),
    Row("close-stdin", nil, remark: "it closed its standard input", window: 1),
    Row("nan", "expected a value, found 'NaN"),
    Row("latin1", "byte 23 is not UTF-8"),
    Row("wrong-id", "it answered for 'nobody' instead", remark: "not asked about"),
    Row("wrong-id", "it answered for 'nobody' instead", window: 1),
    Row("doubled", nil, remark: "it answered the article 'a5' again"),
    Row("error", "too_long: no room"),
    Row("error-empty", "no reason given"),
    Row("retry", "busy"),
    Row("dangling", "A: role Place points to 'e9', which is not in the answer"),
    Row("untyped", "expected a \"type\" in each annotation, found none"),
    Row("stray", nil, remark: "line 7 of its output is no answer: 'Loading model...'"),
    Row("prefix", nil, remark: "stands 'Loading model...' before an answer"),
    Row("greets-late", nil, remark: "line 1 of its output is no answer: 'Loading model...'"),
    Row("stays", nil),
  ]

  @Test(arguments: rows) func oneArticleIsLostAtMost(_ row: Row) async throws {
    let result = try await Children.run(row.fault) { settings in
      settings.window = row.window
      if row.fault.hasSuffix("hang") { settings.articleLimit = .seconds(8) }
      if row.fault == "huge" { settings.lineLimit = 1 << 20 }
    }
    #expect(result.outcomes.map(\.article) == (0..<12).map { "a\($0)" })
    let failures = result.failures
    #expect(Set(failures.keys) == (row.failure == nil ? [] : ["a5"]), "\(failures)")
    if let expected = row.failure {
      #expect(failures["a5"]?.contains(expected) == true, "\(failures)")
    }
    for outcome in result.outcomes where outcome.article != "a5" {
      #expect(outcome.layer?.mentions.count == 1, "\(outcome.article)")
    }
    if let remark = row.remark {
      #expect(result.remarks.contains { $0.contains(remark) }, "\(result.remarks)")
    }
  }

  /// What a program has started and not ended is ended with it, even where it ends itself as it should.
  @Test func whatTheProgramStartedEndsWithIt() async throws {
    let notes = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID())")
    defer { try? FileManager.default.removeItem(at: notes) }
    _ = try await Children.run("leaves-child", numbers: notes)
    let written = try String(contentsOf: notes, encoding: .utf8)
    let child = try #require(
      written.split(separator: "\n").first { $0.hasPrefix("child ") }.flatMap {
        Int($0.dropFirst(6))
      })
    // One that was killed may wait for its parent to take note of it.
    for _ in 0..<100 where Self.isRunning(child) { try await Task.sleep(for: .milliseconds(50)) }
    #expect(!Self.isRunning(child))
  }

  private static func isRunning(_ process: Int) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !status.contains(") Z ")
  }

  @Test func aProgramThatGreetsWronglyIsToldSo() async throws {
    let rows: [([String], String)] = [
      (["cat"], "cat: it gives back the lines that it is sent"),
      (
        ["sh", "-c", "echo '{\"assay\":2,\"hello\":{}}'; sleep 9"],
        "sh: its greeting cannot be read: byte 9: expected version 1 of the protocol, found 2"
      ),
      (
        ["sh", "-c", "echo '{\"assay\":1,\"hello\":{\"offsets\":\"glyph\"}}'; sleep 9"],
        "sh: its greeting cannot be read: byte 30: expected offsets in byte, utf16, codepoint or "
          + "grapheme, found 'glyph'"
      ),
      (
        ["sh", "-c", "echo working; sleep 9"],
        "sh: it gave no answer within 1 s of its start: line 1 of its output is no answer: 'working'"
      ),
    ]
    for (command, message) in rows {
      var settings = ProcessSettings(command: command)
      settings.startLimit =
        command.last?.hasPrefix("echo working") ?? false ? .seconds(1) : .seconds(60)
      let error = await #expect(throws: SettingError.self) {
        _ = try await ProcessExtractor.start(settings, tool: "assay test")
      }
      #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }
  }

  @Test func aProgramThatCannotStartIsToldWithItsLastWords() async throws {
    let rows: [(String, String)] = [
      ("dies", "child.py: it ended with status 3; its standard error:\n  Traceback: no module"),
      ("mute", "child.py: it gave no line within 1 s of its start; a program must flush"),
      ("unflushed", "it gave no line within 1 s"),
    ]
    for (fault, message) in rows {
      var settings = ProcessSettings(command: try Children.command(fault))
      settings.startLimit = fault == "dies" ? .seconds(30) : .seconds(1)
      let error = await #expect(throws: SettingError.self) {
        _ = try await ProcessExtractor.start(settings, tool: "assay test")
      }
      #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }
    let error = await #expect(throws: SettingError.self) {
      _ = try await ProcessExtractor.start(
        ProcessSettings(command: ["no-such-program"]), tool: "assay test")
    }
    #expect(error?.description == "no-such-program: there is no program 'no-such-program'")
  }

  @Test func aProgramThatAlwaysDiesIsGivenUp() async throws {
    let inputs = (0..<30).map {
      ExtractionInput(Article(id: "a\($0)", text: ArticleText("POISON")))
    }
    let result = try await Children.run("exit", on: inputs)
    #expect(result.failures.count == 30)
    #expect(result.failures["a29"]?.contains("given up after 4 times in a row") == true)
  }

  @Test func noChildIsLeft() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "children-\(UUID()).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    for fault in ["", "hang", "stays"] {
      _ = try await Children.run(fault, numbers: file) { $0.articleLimit = .seconds(5) }
    }
    // One that hangs is ended, and two take its place: one for the articles after it, one for the article alone.
    let numbers = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(numbers.count >= 4, "\(numbers)")
    // One that has ended but was not waited for is there as well.
    let left = numbers.filter { FileManager.default.fileExists(atPath: "/proc/\($0)/stat") }
    #expect(left == [], "of \(numbers)")
  }

  @Test func ofAnswersTakenBackNoneIsLost() async throws {
    let inputs = (0..<1_000).map {
      ExtractionInput(Article(id: "a\($0)", text: ArticleText("The army left Ravno. \($0)")))
    }
    for window in [1, 7, 64, 5_000] {
      let result = try await Children.run("", on: inputs) { $0.window = window }
      #expect(result.outcomes.map(\.article) == inputs.map(\.article.id), "window \(window)")
      #expect(result.failures.isEmpty)
      #expect(result.outcomes.allSatisfy { $0.remote?.own == .microseconds(500) })
    }
  }
}
