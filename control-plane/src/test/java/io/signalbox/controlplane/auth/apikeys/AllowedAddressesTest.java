package io.signalbox.controlplane.auth.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.platform.problems.InvalidRequest;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a key may be used from. */
class AllowedAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9, true",
        "203.0.113.9, 203.0.113.10, false",
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3/8, 10.200.0.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, ::1, true",
        "10.0.0.0/8, ::ffff:10.1.1.1, true",
        "::ffff:10.0.0.1, 10.0.0.1, true"
    })
    void comparesAddressesOfBothFamilies(String allowed, String caller, boolean expected) {
        var addresses = AllowedAddresses.stored(AllowedAddresses.checked(List.of(" " + allowed + " ")));
        assertThat(addresses.allow(InetAddress.ofLiteral(caller))).isEqualTo(expected);
    }

    @Test
    void allowsEveryoneWhenNoneIsNamed() {
        assertThat(AllowedAddresses.stored(List.of()).allow(InetAddress.ofLiteral("203.0.113.9")))
                .isTrue();
    }

    @Test
    void allowsAnyOfSeveral() {
        var addresses = AllowedAddresses.stored(List.of("10.0.0.1", "2001:db8::/64"));
        assertThat(addresses.allow(InetAddress.ofLiteral("2001:db8::7"))).isTrue();
        assertThat(addresses.allow(InetAddress.ofLiteral("10.0.0.2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "example.com",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "2001:db8::/129",
                "10.0",
                "167772161",
                "0x0a000001",
                "010.0.0.1",
                "256.0.0.1",
                "10.0.0.1 10.0.0.2",
                "fe80::1%eth0",
                "::1::",
                "*"
            })
    void takesNothingThatAnotherReaderCouldReadDifferently(String text) {
        assertThatThrownBy(() -> AllowedAddresses.checked(List.of("10.0.0.1", text)))
                .isInstanceOfSatisfying(InvalidRequest.class, refused -> assertThat(refused.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/allowed_addresses/1")));
    }
}
