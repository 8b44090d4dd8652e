package io.signalbox.controlplane.organizations;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores roles as the database names them, in the entities of every module. */
@Converter(autoApply = true)
class RoleConverter implements AttributeConverter<Role, String> {

    @Override
    public String convertToDatabaseColumn(Role role) {
        return role.id();
    }

    @Override
    public Role convertToEntityAttribute(String text) {
        return Role.of(text);
    }
}
