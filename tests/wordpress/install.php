<?php
// php install.php FOLDER: the five minutes' installation, without a form.
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A site', 'administrator', 'administrator@example.com', true, '', 'secret');
echo $GLOBALS['wp_version'], ' ', wp_get_theme()->get('Name'), ' ', wp_get_theme()->get('Version');
