package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.organizations.invites.InviteSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OrganizationCreationSettings.class, InviteSettings.class})
class OrganizationsConfiguration {}
