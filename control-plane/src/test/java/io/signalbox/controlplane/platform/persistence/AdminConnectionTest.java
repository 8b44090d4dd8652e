package io.signalbox.controlplane.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminConnectionTest {

    @Test
    void readsWhatDatabasesAreCalled() {
        AdminConnection connection =
                AdminConnection.parse("postgres://ada:p%40ss+w%26rd@db.example.com:6432/box?sslmode=require");

        assertThat(connection.address()).isEqualTo("jdbc:postgresql://db.example.com:6432/box");
        assertThat(connection.user()).isEqualTo("ada");
        assertThat(connection.password()).isEqualTo("p@ss+w&rd");
        assertThat(connection.options()).containsEntry("sslmode", "require");
        assertThat(AdminConnection.parse("postgresql://ada@db.example.com/box").address())
                .isEqualTo("jdbc:postgresql://db.example.com:5432/box");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ada:hidden word@db.example.com/box",
                "postgres://ada:hidden@my_db/box",
                "mysql://ada:hidden@db.example.com/box",
                "jdbc:mysql://db.example.com/box?password=hidden",
                "hidden"
            })
    void tellsWhatIsWantedAndNothingOfWhatWasSet(String url) {
        assertThatThrownBy(() -> AdminConnection.parse(url))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("SIGNALBOX_DATABASE_URL")
                .hasNoCause()
                .message()
                .doesNotContain("hidden");
    }
}
