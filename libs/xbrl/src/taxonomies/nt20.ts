import type { FilingKind } from '@akkoord/tax';
import { addressesOf } from './addresses.js';
import type { Taxonomy } from './taxonomy.js';

const VAT: readonly FilingKind[] = ['vat-return', 'supplement'];
const ICP: readonly FilingKind[] = ['icp-statement'];
const EVERY: readonly FilingKind[] = [...VAT, ...ICP];

/** NT20: VAT filings over 2026 (digipoort.md 5.1–5.5). How it states corrections of earlier ICP statements has no public source, so it has no concept for them. */
export const NT20: Taxonomy = {
  name: 'NT20',
  year: 2026,
  ...addressesOf(20, '20251210', 2026, 'dimensions'),
  concepts: [
    { name: 'ContactType', type: 'contact', header: 'contactType', reports: VAT, expected: true },
    { name: 'ContactInitials', type: 'anstring10V', header: 'contactInitials', reports: EVERY, expected: true },
    { name: 'ContactPrefix', type: 'anstring10V', header: 'contactPrefix', reports: EVERY },
    { name: 'ContactSurname', type: 'anstring200V', header: 'contactSurname', reports: EVERY, expected: true },
    {
      name: 'ContactTelephoneNumber',
      type: 'anstring14V',
      header: 'contactTelephoneNumber',
      reports: EVERY,
      expected: true,
    },
    { name: 'DateTimeCreation', type: 'dateTime', header: 'dateTimeCreation', reports: EVERY, expected: true },
    {
      name: 'MessageReferenceSupplierVAT',
      type: 'anstring20V',
      header: 'messageReference',
      reports: VAT,
      expected: true,
    },
    {
      name: 'MessageReferenceSupplierICP',
      type: 'anstring20V',
      header: 'messageReference',
      reports: ICP,
      expected: true,
    },
    { name: 'SoftwarePackageName', type: 'anstring30V', header: 'softwarePackageName', reports: EVERY, expected: true },
    {
      name: 'SoftwarePackageVersion',
      type: 'anstring20V',
      header: 'softwarePackageVersion',
      reports: EVERY,
      expected: true,
    },
    {
      name: 'SoftwareVendorAccountNumber',
      type: 'anstring8F',
      header: 'softwareVendorAccountNumber',
      reports: EVERY,
      expected: true,
    },
    { name: 'TaxConsultantNumber', type: 'nonNegativeInteger6F', header: 'taxConsultantNumber', reports: EVERY },
    {
      name: 'VATIdentificationNumberNLFiscalEntityDivision',
      type: 'vatIdentificationNumberNL',
      header: 'fiscalEntityDivision',
      reports: ICP,
    },
    {
      name: 'ProfessionalAssociationForTaxServiceProvidersName',
      type: 'anstring20V',
      association: true,
      reports: EVERY,
    },
    {
      name: 'TaxedTurnoverSuppliesServicesGeneralTariff',
      type: 'monetaryNoDecimals10V',
      box: '1a.turnover',
      reports: VAT,
    },
    { name: 'ValueAddedTaxSuppliesServicesGeneralTariff', type: 'monetaryNoDecimals9V', box: '1a.tax', reports: VAT },
    {
      name: 'TaxedTurnoverSuppliesServicesReducedTariff',
      type: 'monetaryNoDecimals10V',
      box: '1b.turnover',
      reports: VAT,
    },
    { name: 'ValueAddedTaxSuppliesServicesReducedTariff', type: 'monetaryNoDecimals9V', box: '1b.tax', reports: VAT },
    {
      name: 'TaxedTurnoverSuppliesServicesOtherRates',
      type: 'monetaryNoDecimals10V',
      box: '1c.turnover',
      reports: VAT,
    },
    { name: 'ValueAddedTaxSuppliesServicesOtherRates', type: 'monetaryNoDecimals9V', box: '1c.tax', reports: VAT },
    { name: 'TaxedTurnoverPrivateUse', type: 'monetaryNoDecimals10V', box: '1d.turnover', reports: VAT },
    { name: 'ValueAddedTaxPrivateUse', type: 'monetaryNoDecimals9V', box: '1d.tax', reports: VAT },
    { name: 'SuppliesServicesNotTaxed', type: 'monetaryNoDecimals10V', box: '1e.turnover', reports: VAT },
    {
      name: 'TurnoverSuppliesServicesByWhichVATTaxationIsTransferred',
      type: 'monetaryNoDecimals10V',
      box: '2a.turnover',
      reports: VAT,
    },
    {
      name: 'ValueAddedTaxSuppliesServicesByWhichVATTaxationIsTransferred',
      type: 'monetaryNoDecimals9V',
      box: '2a.tax',
      reports: VAT,
    },
    { name: 'SuppliesToCountriesOutsideTheEC', type: 'monetaryNoDecimals10V', box: '3a.turnover', reports: VAT },
    { name: 'SuppliesToCountriesWithinTheEC', type: 'monetaryNoDecimals10V', box: '3b.turnover', reports: VAT },
    { name: 'InstallationDistanceSalesWithinTheEC', type: 'monetaryNoDecimals10V', box: '3c.turnover', reports: VAT },
    {
      name: 'TurnoverFromTaxedSuppliesFromCountriesOutsideTheEC',
      type: 'monetaryNoDecimals10V',
      box: '4a.turnover',
      reports: VAT,
    },
    {
      name: 'ValueAddedTaxOnSuppliesFromCountriesOutsideTheEC',
      type: 'monetaryNoDecimals9V',
      box: '4a.tax',
      reports: VAT,
    },
    {
      name: 'TurnoverFromTaxedSuppliesFromCountriesWithinTheEC',
      type: 'monetaryNoDecimals10V',
      box: '4b.turnover',
      reports: VAT,
    },
    {
      name: 'ValueAddedTaxOnSuppliesFromCountriesWithinTheEC',
      type: 'monetaryNoDecimals9V',
      box: '4b.tax',
      reports: VAT,
    },
    { name: 'ValueAddedTaxOwed', type: 'monetaryNoDecimals10V', box: '5a', reports: VAT, expected: true },
    { name: 'ValueAddedTaxOnInput', type: 'monetaryNoDecimals10V', box: '5b', reports: VAT },
    {
      name: 'ValueAddedTaxOwedToBePaidBack',
      type: 'monetaryNoDecimals9V',
      box: 'total',
      reports: ['vat-return'],
      expected: true,
    },
    {
      name: 'ValueAddedTaxAmountTotalNew',
      type: 'monetaryNoDecimals10V',
      total: 'totalNew',
      reports: ['supplement'],
      expected: true,
    },
    {
      name: 'ValueAddedTaxAmountTotalOld',
      type: 'monetaryNoDecimals10V',
      total: 'totalOld',
      reports: ['supplement'],
      expected: true,
    },
    {
      name: 'ValueAddedTaxToBePaidAdditionalToBePaidBack',
      type: 'monetaryNoDecimals9V',
      total: 'difference',
      reports: ['supplement'],
      expected: true,
    },
    { name: 'SuppliesAmount', type: 'monetaryNoDecimalsNoZero10V', supply: 'goods', reports: ICP },
    { name: 'ServicesAmount', type: 'monetaryNoDecimalsNoZero10V', supply: 'services', reports: ICP },
    { name: 'ABCSuppliesAmount', type: 'monetaryNoDecimalsNoZero10V', supply: 'triangular', reports: ICP },
  ],
  icp: {
    form: 'dimensions',
    vatNumber: { axis: 'VATNumberDimension', domain: 'VATNumberDomain', type: 'vatIdentificationNumber' },
    country: { axis: 'CountryCodeEUDimension', domain: 'CountryCodeEUDomain', type: 'countryCodeEU' },
  },
  association: {
    form: 'dimension',
    serialNumber: {
      axis: 'ProfessionalAssociationSerialNumberDimension',
      domain: 'ProfessionalAssociationSerialNumberDomain',
      type: 'positiveInteger',
    },
  },
};
