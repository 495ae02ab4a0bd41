/** Why something cannot be done, as actions say it. */
export const reasonSchema = {
  type: 'object',
  description: 'Why something cannot be done',
  required: ['code', 'detail'],
  properties: {
    code: { type: 'string', description: 'The stable code of the refusal' },
    detail: { type: 'string', description: 'The refusal in the reader’s language' },
  },
};

/** Why a request was refused. */
export const problemSchema = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457)',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'The stable type: tell problems apart by it' },
    title: { type: 'string', description: 'The kind of problem, in the reader’s language' },
    status: { type: 'integer', description: 'The status of the answer' },
    detail: { type: 'string', description: 'What was wrong this time, in the reader’s language' },
    requestId: {
      type: 'string',
      description: 'Which request it was, as in the log of the server and in the header `X-Request-Id`',
    },
    errors: {
      type: 'array',
      description: 'Of an invalid input: each value that is wrong',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'Where it stands in the body, such as `/rows/0/copies`' },
          detail: { type: 'string', description: 'What is wrong with it' },
        },
      },
    },
    refused: {
      type: 'array',
      description: 'Of a request with rows: each row that was refused',
      items: {
        type: 'object',
        properties: {
          row: { type: 'integer', description: 'The place of the row, from 0' },
          field: { type: 'string', description: 'The field that is wrong' },
          type: { type: 'string', description: 'The stable type of the problem' },
          detail: { type: 'string', description: 'What is wrong with it' },
        },
      },
    },
  },
};
