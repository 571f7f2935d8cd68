// usage: text-speed FOLDER -- does what each line of standard input says, and answers by a line.
//
//   tokens       seconds, tokens, sentences
//   coverage     bytes in tokens
//   index N      seconds to index the first N names, peak memory in MB
//   names N      seconds, matches
//   matches N B  start and end of each match in the first B bytes, and `end`
//
// Seconds are of processor time.
import BenchmarkText
import Foundation
import AssayExtraction

func seconds(_ work: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  work()
  return now() - start
}

func peakMegabytes() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
  return (Int(line.filter(\.isNumber)) ?? 0) / 1024
}

func answer(_ command: [Substring], _ work: inout TextWork, _ indexes: inout [Int: PhraseIndex]) {
  let number = command.count > 1 ? Int(command[1]) ?? 0 : 0
  switch command.first {
  case "tokens":
    var count = (tokens: 0, sentences: 0)
    print(seconds { count = work.tokenize() }, count.tokens, count.sentences)
  case "coverage": print(work.tokenBytes())
  case "index":
    indexes = [:]
    let before = peakMegabytes()
    print(seconds { indexes[number] = work.index(of: number) }, peakMegabytes() - before)
  case "names":
    let index = indexes[number] ?? work.index(of: number)
    indexes = [number: index]
    var count = 0
    print(seconds { count = work.find(index) }, count)
  case "matches":
    let index = indexes[number] ?? work.index(of: number)
    indexes = [number: index]
    for (start, end) in work.matches(index, inFirst: Int(command[2]) ?? 0) { print(start, end) }
    print("end")
  default: print("unknown command")
  }
}

let data = try TextData(folder: CommandLine.arguments[1])
var work = TextWork(data)
var indexes: [Int: PhraseIndex] = [:]
while let line = readLine() {
  answer(line.split(separator: " "), &work, &indexes)
  fflush(nil)
}
