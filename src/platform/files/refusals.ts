import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('files', {
  empty: { status: 422, sentence: (f: { name: string }) => `“${f.name}”是空文件，没有保存。请检查后重新选择。` },
  'not-a-photo': {
    status: 422,
    sentence: (f: { name: string }) => `“${f.name}”的内容不是图片，没有保存。请选择真正的照片。`,
  },
  'photo-damaged': {
    status: 422,
    sentence: (f: { name: string }) => `照片“${f.name}”已损坏，打不开，没有保存。请重新拍摄或另选一张。`,
  },
  'photo-unknown': {
    status: 422,
    sentence: (f: { name: string; kind: string }) =>
      `“${f.name}”是 ${f.kind} 格式的图片，这里打不开。请在手机设置里改为“兼容性最佳”，或另存为 JPG 后再添加。`,
  },
  'too-many-pixels': {
    status: 422,
    sentence: (f: { name: string; width: number; height: number }) =>
      `照片“${f.name}”有 ${f.width}×${f.height} 像素，太大了，没有保存。请缩小后再添加。`,
  },
  'not-permitted': {
    status: 422,
    sentence: (f: { name: string }) =>
      `“${f.name}”不是可以保存的文件。可以添加照片（JPG、PNG、WebP）、PDF、Excel（xlsx）、Word（docx）和文本文件（txt）。`,
  },
  'quota-used': { status: 507, sentence: () => '本小区的附件空间已用完，没有保存。请联系管理员增加空间。' },
  'disk-full': {
    status: 507,
    sentence: () => '服务器磁盘已满，附件没有保存，其他内容不受影响。请联系管理员清理磁盘后再添加。',
  },
  'link-over': { status: 404, sentence: () => '这个文件链接已过期或不是给您的。请回到原来的页面重新打开。' },
  gone: { status: 404, sentence: () => '文件不在服务器上了，可能备份没有恢复完整。请联系管理员。' },
})
