import type { FastifyInstance } from 'fastify'

/**
 * `/install`: a page for the office's phones. It shows a QR code of the address, offers the authority's certificate
 * and explains how a phone is taught to trust it; camera, location and offline work need that.
 */
export const offerInstallPage = (app: FastifyInstance, o: { address: string; authority: string }): void => {
  app.get('/install', { schema: { hide: true } }, async (_, reply) => {
    const { toString: qrCode } = await import('qrcode')
    const svg = await qrCode(`${o.address}/install`, { type: 'svg', margin: 1, width: 220 })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page(o.address, svg))
  })
  app.get('/install/liren-authority.crt', { schema: { hide: true } }, async (_, reply) =>
    reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="liren-authority.crt"')
      .send(o.authority),
  )
}

const page = (address: string, svg: string): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>在手机上使用里仁</title>
<style>
  body { font: 17px/1.7 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 1.5rem; color: #1f2a2e }
  h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 1.6rem }
  a.button { display: inline-block; background: #0b6b5d; color: #fff; padding: .6rem 1.2rem; border-radius: .4rem; text-decoration: none }
  svg { width: 220px; height: 220px } code { background: #eef2f1; padding: .1rem .3rem; word-break: break-all }
</style>
<h1>在手机上使用里仁</h1>
<p>手机连上办公室的无线网络，扫下面的码，或在浏览器输入 <code>${address}/install</code>。第一次打开时浏览器会提示不安全，先选“继续访问”。</p>
${svg}
<h2>一、安装本机构证书（每台手机一次）</h2>
<p><a class="button" href="/install/liren-authority.crt">下载证书</a></p>
<ul>
  <li>安卓：设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书，选刚下载的文件。</li>
  <li>苹果：下载后到 设置 → 已下载描述文件 → 安装；再到 设置 → 通用 → 关于本机 → 证书信任设置，打开 Liren local authority。</li>
  <li>电脑：双击证书，存入“受信任的根证书颁发机构”。</li>
</ul>
<p>证书只由这台电脑签发，只用于里仁。装好后拍照、定位和无信号时记录才能使用。</p>
<h2>二、打开里仁</h2>
<p>维修、巡查人员：<a href="/field/">${address}/field/</a>，浏览器菜单里选“添加到主屏幕”。</p>
<p>前台、主管：<a href="/">${address}/</a></p>
</html>`
