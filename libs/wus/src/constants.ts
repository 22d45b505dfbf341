/** XML namespaces of the interface (digipoort WSDL 1.2, WS-Security 1.0, WS-Addressing 1.0, XML-DSig). */
export const NS = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  wsa: 'http://www.w3.org/2005/08/addressing',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  excC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  types: 'http://logius.nl/digipoort/koppelvlakservices/1.2/',
} as const;

/** The prefix of every SOAP action (wsaw:Action in the three WSDLs). */
export const ACTION_PREFIX = 'http://logius.nl/digipoort/wus/2.0/';

/** WS-Addressing 1.0, 2.1: the reply comes back on the same connection. */
export const ANONYMOUS = 'http://www.w3.org/2005/08/addressing/anonymous';

/** WS-Security X.509 token profile 1.0: the only token type and encoding in the policy of the WSDL. */
export const TOKEN = {
  valueType: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3',
  encodingType: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary',
} as const;

/** "No authorisation service": the value every client in the field sends (Logius stub, Odoo). */
export const NO_AUTHORISATION_SERVICE = 'http://geenausp.nl';

/** The Belastingdienst as receiver, as the Logius stub shows it in its aanleverResponse. */
export const BELASTINGDIENST = { nummer: '00000002003214394002', type: 'OIN' } as const;

/** OIN of Logius: subject serialNumber of the certificate that signs the replies (real replies of 2021). */
export const LOGIUS_OIN = '00000004003214345001';

/** Name of a signature suite: `sha1` is what the WSDL text prescribes, `sha256` what Digikoppeling 2.0.1 asks for. */
export type SignatureAlgorithm = 'sha1' | 'sha256';

/** Signature and digest identifiers per suite (XML-DSig core, RFC 4051, XML Encryption). */
export const ALGORITHMS: Record<SignatureAlgorithm, { signature: string; digest: string; hash: string }> = {
  sha1: {
    signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
    hash: 'sha1',
  },
  sha256: {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    hash: 'sha256',
  },
};
