// Imported first by every command. It uses no syntax newer than ES2015, so that an old Node gets as far as the sentence.
const parts = process.versions.node.split('.').map(Number)
const major = parts[0]
const minor = parts[1]
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22

if (!supported) {
  process.stderr.write(
    `里仁需要 Node.js 20.19 或更新的版本（22 系列需 22.12 以上），现在是 ${process.versions.node}。请从 https://nodejs.org 安装新的长期支持版后再试。\n` +
      `Liren needs Node.js 20.19 or newer (22.12 or newer in the 22 line); this is ${process.versions.node}. Install a current LTS release from https://nodejs.org and try again.\n`,
  )
  process.exit(1)
}
