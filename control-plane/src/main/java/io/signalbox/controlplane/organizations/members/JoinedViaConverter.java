package io.signalbox.controlplane.organizations.members;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class JoinedViaConverter implements AttributeConverter<JoinedVia, String> {

    @Override
    public String convertToDatabaseColumn(JoinedVia via) {
        return via.id();
    }

    @Override
    public JoinedVia convertToEntityAttribute(String text) {
        return JoinedVia.of(text);
    }
}
