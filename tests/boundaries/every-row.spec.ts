import { describe, expect, it } from '@jest/globals';
import { ROWS } from '../../services/connector/src/testing/rows.js';
import { ROWS_OF_CONNECTOR } from '../../services/workflow/src/approval/testing/rows.js';

describe('the rows of the transition table that the workflow’s test leaves to the connector’s', () => {
  it('are those that the connector’s makes', () => {
    expect([...ROWS_OF_CONNECTOR].sort()).toEqual([...ROWS].sort());
  });
});
