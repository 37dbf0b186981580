<?php
// What differs from a site of today's web: our checks are on this machine, at any port.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports, $host, $url) => [parse_url($url, PHP_URL_PORT)], 10, 3);
// Nobody gets mail.
add_filter('pre_wp_mail', '__return_true');
// The visitor's page is in the language that its address names.
add_filter('locale', fn($locale) => $_GET['locale'] ?? $locale);
