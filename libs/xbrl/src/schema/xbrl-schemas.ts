import { NS } from '../instance/namespaces.js';

const XSD = 'xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"';

/** XLink attributes of simple links (XLink 1.0; XBRL 2.1, section 3.5). */
export const XLINK_SCHEMA = `<schema ${XSD} targetNamespace="${NS.xlink}">
  <simpleType name="uri"><restriction base="anyURI"><minLength value="1"/></restriction></simpleType>
  <attribute name="type"><simpleType><restriction base="string">
    ${enumeration('simple', 'extended', 'locator', 'arc', 'resource', 'title')}
  </restriction></simpleType></attribute>
  <attribute name="href" type="anyURI"/>
  <attribute name="role" type="x:uri" xmlns:x="${NS.xlink}"/>
  <attribute name="arcrole" type="x:uri" xmlns:x="${NS.xlink}"/>
  <attribute name="title" type="string"/>
  <attribute name="show"><simpleType><restriction base="string">
    ${enumeration('new', 'replace', 'embed', 'other', 'none')}
  </restriction></simpleType></attribute>
  <attribute name="actuate"><simpleType><restriction base="string">
    ${enumeration('onLoad', 'onRequest', 'other', 'none')}
  </restriction></simpleType></attribute>
</schema>`;

/** Links an instance may begin with; footnotes are left out, for FR-NL-6.01 forbids them. */
export const LINK_SCHEMA = `<schema ${XSD} targetNamespace="${NS.link}" xmlns:l="${NS.link}" xmlns:x="${NS.xlink}">
  <import namespace="${NS.xlink}" schemaLocation="xlink.xsd"/>
  <attributeGroup name="simpleLink">
    <attribute ref="x:type" use="required" fixed="simple"/>
    <attribute ref="x:href" use="required"/>
    <attribute ref="x:role"/>
    <attribute ref="x:title"/>
    <attribute ref="x:show"/>
    <attribute ref="x:actuate"/>
    <anyAttribute namespace="${NS.xml}" processContents="lax"/>
  </attributeGroup>
  <element name="schemaRef"><complexType>
    <attribute ref="x:arcrole"/><attributeGroup ref="l:simpleLink"/>
  </complexType></element>
  <element name="linkbaseRef"><complexType>
    <attribute ref="x:arcrole" use="required" fixed="${NS.xlink}/properties/linkbase"/><attributeGroup ref="l:simpleLink"/>
  </complexType></element>
</schema>`;

/** Instance, contexts, units and item types as XBRL 2.1 (section 4) has them; only item types that VAT filings use. */
export const INSTANCE_SCHEMA = `<schema ${XSD} targetNamespace="${NS.xbrli}" xmlns:i="${NS.xbrli}" xmlns:l="${NS.link}">
  <import namespace="${NS.link}" schemaLocation="link.xsd"/>
  <element name="item" type="anyType" abstract="true"/>
  <element name="tuple" type="anyType" abstract="true"/>
  <element name="xbrl"><complexType>
    <sequence>
      <element ref="l:schemaRef" maxOccurs="unbounded"/>
      <element ref="l:linkbaseRef" minOccurs="0" maxOccurs="unbounded"/>
      <choice minOccurs="0" maxOccurs="unbounded">
        <element ref="i:item"/>
        <element ref="i:tuple"/>
        <element ref="i:context"/>
        <element ref="i:unit"/>
      </choice>
    </sequence>
    <attribute name="id" type="ID"/>
    <anyAttribute namespace="${NS.xml}" processContents="lax"/>
  </complexType></element>
  <element name="context"><complexType>
    <sequence>
      <element name="entity"><complexType><sequence>
        <element name="identifier"><complexType><simpleContent><extension base="token">
          <attribute name="scheme" use="required">
            <simpleType><restriction base="anyURI"><minLength value="1"/></restriction></simpleType>
          </attribute>
        </extension></simpleContent></complexType></element>
        <element ref="i:segment" minOccurs="0"/>
      </sequence></complexType></element>
      <element name="period"><complexType><choice>
        <sequence>
          <element name="startDate" type="i:dateOrTime"/>
          <element name="endDate" type="i:dateOrTime"/>
        </sequence>
        <element name="instant" type="i:dateOrTime"/>
        <element name="forever"><complexType/></element>
      </choice></complexType></element>
      <element name="scenario" type="i:members" minOccurs="0"/>
    </sequence>
    <attribute name="id" type="ID" use="required"/>
  </complexType></element>
  <element name="segment" type="i:members"/>
  <complexType name="members"><sequence>
    <any namespace="##other" processContents="lax" maxOccurs="unbounded"/>
  </sequence></complexType>
  <simpleType name="dateOrTime"><union memberTypes="date dateTime"/></simpleType>
  <element name="unit"><complexType>
    <choice>
      <element ref="i:measure" maxOccurs="unbounded"/>
      <element name="divide"><complexType><sequence>
        <element name="unitNumerator" type="i:measures"/>
        <element name="unitDenominator" type="i:measures"/>
      </sequence></complexType></element>
    </choice>
    <attribute name="id" type="ID" use="required"/>
  </complexType></element>
  <element name="measure" type="QName"/>
  <complexType name="measures"><sequence><element ref="i:measure" maxOccurs="unbounded"/></sequence></complexType>
  <attributeGroup name="item">
    <attribute name="id" type="ID"/>
    <attribute name="contextRef" type="IDREF" use="required"/>
    <anyAttribute namespace="##other" processContents="lax"/>
  </attributeGroup>
  <complexType name="monetaryItemType"><simpleContent><extension base="decimal">
    <attribute name="unitRef" type="IDREF" use="required"/>
    <attribute name="precision"><simpleType><union memberTypes="nonNegativeInteger i:inf"/></simpleType></attribute>
    <attribute name="decimals"><simpleType><union memberTypes="integer i:inf"/></simpleType></attribute>
    <attributeGroup ref="i:item"/>
  </extension></simpleContent></complexType>
  <simpleType name="inf"><restriction base="string"><enumeration value="INF"/></restriction></simpleType>
  <complexType name="tokenItemType"><simpleContent><extension base="token">
    <attributeGroup ref="i:item"/>
  </extension></simpleContent></complexType>
  <complexType name="stringItemType"><simpleContent><extension base="string">
    <attributeGroup ref="i:item"/>
  </extension></simpleContent></complexType>
</schema>`;

/** Members of dimensions (XBRL Dimensions 1.0, section 3). */
export const DIMENSIONS_SCHEMA = `<schema ${XSD} targetNamespace="${NS.xbrldi}">
  <element name="explicitMember"><complexType><simpleContent><extension base="QName">
    <attribute name="dimension" type="QName" use="required"/>
  </extension></simpleContent></complexType></element>
  <element name="typedMember"><complexType>
    <sequence><any namespace="##other"/></sequence>
    <attribute name="dimension" type="QName" use="required"/>
  </complexType></element>
</schema>`;

function enumeration(...values: string[]): string {
  return values.map((value) => `<enumeration value="${value}"/>`).join('');
}
