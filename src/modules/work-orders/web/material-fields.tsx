import { Button, Form, Input } from 'antd'

const required = (message: string) => [{ required: true, whitespace: true, message }]

/** 用料, line by line. */
export const MaterialFields = () => (
  <Form.Item label="用料">
    <Form.List name="materialLines">
      {(lines, { add, remove }) => (
        <div className="material-lines">
          {lines.map(({ key, name }) => (
            <div key={key} className="material-line">
              <Form.Item name={[name, 'name']} rules={required('请填写材料名称')}>
                <Input aria-label="材料名称" placeholder="名称，如角阀" maxLength={40} />
              </Form.Item>
              <Form.Item name={[name, 'quantity']} rules={required('请填写数量')}>
                <Input aria-label="数量" placeholder="数量" inputMode="decimal" maxLength={9} />
              </Form.Item>
              <Form.Item name={[name, 'unit']} rules={required('请填写单位')}>
                <Input aria-label="单位" placeholder="单位" maxLength={10} />
              </Form.Item>
              <Button aria-label={`删除第 ${name + 1} 行`} onClick={() => remove(name)}>
                删除
              </Button>
            </div>
          ))}
          <Button type="dashed" onClick={() => add()}>
            添加材料
          </Button>
        </div>
      )}
    </Form.List>
  </Form.Item>
)
