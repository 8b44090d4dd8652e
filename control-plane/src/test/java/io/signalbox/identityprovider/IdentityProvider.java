package io.signalbox.identityprovider;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One running provider with one client. */
public final class IdentityProvider implements AutoCloseable {

    public static final String CLIENT_ID = "signalbox";
    public static final String CLIENT_SECRET = "a secret: with + and %";

    private final ConfigurableApplicationContext context;
    private final String issuer;

    private IdentityProvider(ConfigurableApplicationContext context, String issuer) {
        this.context = context;
        this.issuer = issuer;
    }

    /**
     * @param port 0 for any
     * @param redirectUri the only one its client may use
     */
    public static IdentityProvider start(int port, String redirectUri, Directory directory) {
        var context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(IdentityProviderServer.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                // Not the settings of the control plane, which are on the same class path
                .properties(Map.of("spring.config.name", "identity-provider", "server.address", "127.0.0.1"))
                .initializers(made -> {
                    var beans = (GenericApplicationContext) made;
                    beans.registerBean(Directory.class, () -> directory);
                    beans.registerBean(RegisteredClients.class, () -> new RegisteredClients(redirectUri));
                })
                // The embedded database and broker are on it too
                .run("--server.port=" + port, "--signalbox.embedded.enabled=false");
        return new IdentityProvider(
                context, "http://127.0.0.1:" + context.getWebServer().getPort());
    }

    public String issuer() {
        return issuer;
    }

    @Override
    public void close() {
        context.close();
    }

    /** For trying it by hand: {@code PORT REDIRECT_URI EMAIL...}; the password of each is {@code secret of EMAIL}. */
    public static void main(String[] arguments) {
        var directory = new Directory();
        for (int index = 2; index < arguments.length; index++) {
            String email = arguments[index];
            directory.put(Employee.of(email, email.substring(0, email.indexOf('@'))));
        }
        var provider = start(Integer.parseInt(arguments[0]), arguments[1], directory);
        System.out.println("Issuer: " + provider.issuer());
        System.out.println("Client: " + CLIENT_ID + ", secret: " + CLIENT_SECRET);
        System.out.println("Passwords: secret of <address>");
    }
}
