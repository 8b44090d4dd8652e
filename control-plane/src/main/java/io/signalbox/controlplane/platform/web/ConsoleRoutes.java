package io.signalbox.controlplane.platform.web;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the console. Assets carry a hash in their name and are kept for ever; every other page address is index.html. */
@Configuration(proxyBeanMethods = false)
class ConsoleRoutes implements WebMvcConfigurer {

    private static final String CONSOLE = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(CONSOLE + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(365, TimeUnit.DAYS).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(CONSOLE)
                .setCacheControl(CacheControl.noCache())
                // Every build has the same date: a browser would keep the index of an older one
                .setUseLastModified(false)
                .resourceChain(true)
                .addResolver(new IndexForPages());
    }

    private static final class IndexForPages extends PathResourceResolver {

        @Override
        protected @org.jspecify.annotations.Nullable Resource getResource(String path, Resource location)
                throws java.io.IOException {
            Resource file = super.getResource(path, location);
            if (file != null || isService(path) || path.contains(".")) {
                return file;
            }
            var index = new ClassPathResource("static/index.html");
            return index.exists() ? index : null;
        }

        private static boolean isService(String path) {
            return path.startsWith("api/")
                    || path.startsWith("internal/")
                    || path.startsWith("hooks/")
                    || path.startsWith("actuator/");
        }
    }
}
