import { describe, expect, it } from '@jest/globals';
import { pathsOf, servicePath, stubPath, WUS_SERVICES } from './endpoints.js';
import { OPERATIONS, operationOfAction } from './operations.js';

const P = 'http://logius.nl/digipoort/wus/2.0/';

describe('the operations', () => {
  it('are those of the three WSDLs', () => {
    const byService = WUS_SERVICES.map((service) =>
      Object.values(OPERATIONS)
        .filter((operation) => operation.service === service)
        .map(({ name }) => name),
    );
    expect(byService).toEqual([
      ['aanleveren'],
      ['getBerichtsoorten', 'getProcessen', 'getStatussenProces', 'getNieuweStatussenProces', 'getNieuweStatussen'],
      [
        'getBerichten',
        'getNieuweBerichten',
        'getBerichtenLijst',
        'getNieuweBerichtenLijst',
        'getBerichtenKenmerk',
        'getNieuweBerichtenKenmerk',
      ],
    ]);
  });

  it('name the elements of the XSD: aanleveren drops its ending', () => {
    expect(OPERATIONS.aanleveren).toMatchObject({
      requestElement: 'aanleverRequest',
      responseElement: 'aanleverResponse',
      faultElement: 'aanleverFault',
    });
    expect(OPERATIONS.getNieuweBerichtenLijst).toMatchObject({
      requestElement: 'getNieuweBerichtenLijstRequest',
      responseElement: 'getNieuweBerichtenLijstResponse',
      listElement: 'getNieuweBerichtenLijstReturn',
      faultElement: 'ophaalFault',
    });
  });

  it('have the actions of the WSDL', () => {
    expect(OPERATIONS.getNieuweStatussen).toMatchObject({
      requestAction: `${P}statusinformatieservice/1.2/StatusinformatieService/getNieuweStatussenRequest`,
      responseAction: `${P}statusinformatieservice/1.2/StatusinformatieService/getNieuweStatussenResponse`,
      faultAction: `${P}statusinformatieservice/1.2/StatusinformatieService/getNieuweStatussen/Fault/`,
    });
    for (const { name, requestAction } of Object.values(OPERATIONS))
      expect(operationOfAction(requestAction)).toBe(name);
    expect(operationOfAction(`${P}aanleverservice/1.2/AanleverService/aanleverenResponse`)).toBeUndefined();
  });
});

it('a service is found under its usual path and under that of the stub', () => {
  expect(servicePath('ophaalservice')).toBe('/wus/2.0/ophaalservice/1.2');
  expect(stubPath('aanleverservice')).toBe('/cpl/aanleverservice/1.2');
  expect(pathsOf('ophaalservice')).toContain('/cpl/ophaalservice/services/OphaalService_V1_2');
});
