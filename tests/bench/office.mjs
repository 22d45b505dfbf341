import { PARTICIPANT_NUMBER, send } from '@akkoord/local';

/**
 * Registers an organisation for each VAT number.
 * @param {string} connector base address
 * @param {string} token of the office's administration
 * @param {string[]} numbers
 */
export async function registerTaxpayers(connector, token, numbers) {
  const queue = numbers.map((value, index) => ({
    value,
    id: `0198c0de-be4c-7000-8000-${String(index).padStart(12, '0')}`,
  }));
  const worker = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      await send('PUT', `${connector}/v1/offices/${PARTICIPANT_NUMBER}/organisations/${next.id}`, {
        token,
        body: {
          name: `Taxpayer ${next.value.slice(-6)}`,
          identificationNumbers: [{ type: 'omzetbelastingnummer', value: next.value }],
        },
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
