package io.signalbox.controlplane.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Proves to each other that a caller is one of the two services. */
public class ServiceKey {

    public static final String HEADER = "X-Signalbox-Service-Key";
    private final String value;

    ServiceKey(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    public boolean matches(@Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        offered.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
}
